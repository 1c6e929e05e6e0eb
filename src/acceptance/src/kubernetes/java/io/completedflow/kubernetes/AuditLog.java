package io.completedflow.kubernetes;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the API server wrote of each request: who asked for what, and how it answered. */
public final class AuditLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Cluster cluster;

    AuditLog(Path file, Cluster cluster) {
        this.file = file;
        this.cluster = cluster;
    }

    /**
     * A request.
     *
     * @param agent the program, as it names itself
     * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete} or
     *     {@code deletecollection}
     * @param resource plural, with its subresource if there is one, such as {@code deployments/scale}; empty: no resource
     * @param namespace empty: none
     * @param name empty: none, as in a listing
     * @param code of the answer; 0: none yet
     */
    public record Request(
            String user, String agent, String verb, String resource, String namespace, String name, int code) {
        private static final Set<String> READS = Set.of("get", "list", "watch");

        /** Whether it asked for a change. */
        public boolean writes() {
            return !READS.contains(verb);
        }
    }

    /** A moment, to ask later for what came after it. */
    public long mark() throws IOException {
        requests(0);
        return Files.size(file);
    }

    /** The requests after a {@linkplain #mark moment} that were answered, or are open, by now; in the order in which they were. */
    public List<Request> since(long mark) throws IOException {
        return requests(mark);
    }

    private List<Request> requests(long mark) throws IOException {
        // A line is written just after its answer was sent. When this one is there, those before it are.
        String marker = "marker-" + UUID.randomUUID();
        try (KubernetesClient client = cluster.client()) {
            client.configMaps().inNamespace("default").withName(marker).get();
        }
        await("the audit log").atMost(Duration.ofSeconds(30)).until(() -> text(mark).contains(marker));
        Map<String, Request> requests = new LinkedHashMap<>();
        text(mark).lines().map(AuditLog::read).forEach(line -> requests.put(line.path("auditID").asText(), request(line)));
        requests.values().removeIf(request -> request.name().startsWith("marker-"));
        return List.copyOf(requests.values());
    }

    private String text(long mark) throws IOException {
        byte[] all = Files.readAllBytes(file);
        String text = new String(all, (int) mark, (int) (all.length - mark), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not a line of an audit log: " + line, e);
        }
    }

    private static Request request(JsonNode line) {
        JsonNode object = line.path("objectRef");
        String subresource = object.path("subresource").asText();
        return new Request(
                line.path("user").path("username").asText(),
                line.path("userAgent").asText(),
                line.path("verb").asText(),
                object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
                object.path("namespace").asText(),
                object.path("name").asText(),
                line.path("responseStatus").path("code").asInt());
    }
}
