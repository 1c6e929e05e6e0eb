package io.completedflow.bench.kubernetes;

import io.completedflow.bench.lines.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cluster of its own for a run ({@code src/acceptance/kube}). */
public final class BenchCluster implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("\"auditID\":\"([^\"]+)\".*\"userAgent\":\"([^\"]*)\"");

    private final Path sources;
    private final Path kubeconfig;
    private final Map<String, String> programs = new HashMap<>();

    private BenchCluster(Path sources, Path kubeconfig) {
        this.sources = sources;
        this.kubeconfig = kubeconfig;
    }

    /** Builds it if that is needed. @throws IOException if it cannot be, as where there is no Go */
    static void build() throws IOException, InterruptedException {
        Program.run(sources(), Map.of(), List.of("./build"));
    }

    /** Starts one, which ends with this process at the latest. */
    static BenchCluster start() throws IOException, InterruptedException {
        Path sources = sources();
        String owner = String.valueOf(ProcessHandle.current().pid());
        String said = Program.run(sources, Map.of(), List.of("./up", "--owner", owner));
        return new BenchCluster(sources, Path.of(said.lines().reduce("", (before, last) -> last)));
    }

    private static Path sources() throws IOException {
        return Program.launcher().resolveSibling("src/acceptance/kube");
    }

    /** The kubeconfig of a user who may do everything. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The path of a program of {@code src/acceptance/kube}, built if it is not there. */
    String program(String name) throws IOException, InterruptedException {
        if (!programs.containsKey(name)) {
            String said = Program.run(sources, Map.of(), List.of("./build", name));
            programs.put(name, said.lines().reduce("", (before, last) -> last));
        }
        return programs.get(name);
    }

    String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("kubectl")));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs a program that finds the cluster by {@code KUBECONFIG}. */
    String run(List<String> command) throws IOException, InterruptedException {
        Path folder = kubeconfig.getParent();
        return Program.run(folder, Map.of("KUBECONFIG", kubeconfig.toString(), "HOME", folder.toString()), command);
    }

    /** Deletes namespaces and waits until they are gone. */
    void delete(List<String> namespaces) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("delete", "namespace", "--ignore-not-found"));
        command.addAll(namespaces);
        kubectl(command.toArray(String[]::new));
    }

    /** A moment, to ask later how many requests came after it. */
    long mark() throws IOException, InterruptedException {
        settle();
        return Files.size(auditLog());
    }

    /** How many requests were made after a moment, by all but the cluster and the watcher. */
    long requestsSince(long mark) throws IOException, InterruptedException {
        settle();
        byte[] all = Files.readAllBytes(auditLog());
        String text = new String(all, (int) mark, (int) (all.length - mark), StandardCharsets.UTF_8);
        return text.lines()
                .map(REQUEST::matcher)
                .filter(Matcher::find)
                .filter(line -> !line.group(2).equals("flow-bench-watch")
                        && !line.group().contains("/settle-"))
                .map(line -> line.group(1))
                .distinct()
                .count();
    }

    /** Lines are written just after the answer was sent: when the one of this request is there, those before it are. */
    private void settle() throws IOException, InterruptedException {
        String marker = "/settle-" + System.nanoTime();
        try {
            kubectl("get", "--raw", "/api/v1/namespaces/default/configmaps" + marker);
        } catch (IOException notFound) {
            if (!String.valueOf(notFound.getMessage()).contains("NotFound")) {
                throw notFound;
            }
        }
        while (!Files.readString(auditLog()).contains(marker)) {
            Thread.onSpinWait();
        }
    }

    private Path auditLog() {
        return kubeconfig.resolveSibling("audit.log");
    }

    @Override
    public void close() throws IOException {
        try {
            Program.run(sources, Map.of(), List.of("./down", kubeconfig.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // It ends with this process.
        }
    }
}
