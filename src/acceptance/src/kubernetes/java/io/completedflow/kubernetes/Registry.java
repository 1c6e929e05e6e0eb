package io.completedflow.kubernetes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A registry of images (distribution) for tests, on the loopback interface, in memory. */
public final class Registry implements AutoCloseable {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;
    private final String credentials;

    private Registry(Process process, String credentials) throws IOException {
        this.process = process;
        this.credentials = credentials;
        String said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (said == null) {
            throw new IOException("the registry ended; what it said is above");
        }
        this.address = URI.create(said);
    }

    /** One that asks nobody who they are. */
    public static Registry start() throws IOException, InterruptedException {
        return new Registry(KubeProgram.find().start("registry"), "");
    }

    /** One that only answers a user with a password. */
    public static Registry start(String user, String password) throws IOException, InterruptedException {
        Process process = KubeProgram.find().start("registry", "--user", user, "--password", password);
        String pair = user + ":" + password;
        return new Registry(process, Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** Such as {@code http://127.0.0.1:41234}. */
    public URI address() {
        return address;
    }

    /** What an image's name begins with, such as {@code 127.0.0.1:41234}. */
    public String host() {
        return address.getAuthority();
    }

    /**
     * Pushes an image that holds nothing but a label; what is pushed again under a tag replaces what it named.
     *
     * @param repository such as {@code shop/catalog}
     * @param content makes the image different from others
     * @return its digest, such as {@code sha256:…}
     */
    public String push(String repository, String tag, String content) throws IOException, InterruptedException {
        String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},"
                + "\"config\":{\"Labels\":{\"content\":\"" + content + "\"}}}";
        upload(repository, config);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":{\"mediaType\":\"" + CONFIG
                + "\",\"digest\":\"" + digest(config) + "\",\"size\":" + bytes(config).length + "},\"layers\":[]}";
        send(request("/v2/" + repository + "/manifests/" + tag)
                .header("Content-Type", MANIFEST)
                .PUT(BodyPublishers.ofString(manifest)));
        return digest(manifest);
    }

    private void upload(String repository, String blob) throws IOException, InterruptedException {
        HttpResponse<String> begun =
                send(request("/v2/" + repository + "/blobs/uploads/").POST(BodyPublishers.noBody()));
        String location = begun.headers().firstValue("Location").orElseThrow();
        send(request(location + (location.contains("?") ? "&" : "?") + "digest=" + digest(blob))
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofString(blob)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (!credentials.isEmpty()) {
            request.header("Authorization", "Basic " + credentials);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(text));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // Its sign to end.
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
