package io.completedflow.bench.lines;

import io.completedflow.daemon.CreateNamespace;
import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.daemon.HomeFlows;
import io.completedflow.daemon.Place;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A product in Git repositories of its own with a real {@code flow watch} that follows it. When closed, all of it is gone. */
public final class WatchedProduct implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Scratch scratch = new Scratch();
    private final BenchRepository product;
    private final Path home;
    private final Process watch;

    /** @param files of the product repository, which has the apps too, by path */
    public WatchedProduct(Map<String, String> files) throws IOException, InterruptedException {
        this(files, Map.of());
    }

    /** @param environment of the daemon, beside ours */
    public WatchedProduct(Map<String, String> files, Map<String, String> environment)
            throws IOException, InterruptedException {
        product = new BenchRepository(scratch.folder(), "product", files);
        home = Files.createDirectories(scratch.folder().resolve("home"));
        Path log = scratch.folder().resolve("watch.log");
        // In a session of its own, so that Ctrl-C reaches us alone and it still can clear up.
        ProcessBuilder builder = new ProcessBuilder(
                        "setsid",
                        Program.launcher().toString(),
                        "--home",
                        home.toString(),
                        "--repository",
                        product.address(),
                        "watch",
                        "--door",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(BenchRepository.ENVIRONMENT);
        builder.environment().putAll(environment);
        watch = builder.start();
        // It says where the door is once it has heard of every repository.
        try {
            Waiting.until(PATIENCE, "flow watch to be ready", () -> {
                if (!watch.isAlive()) {
                    throw new IOException("flow watch has ended: " + Files.readString(log));
                }
                return Files.readString(log).contains("namespaces at");
            });
        } catch (IOException | InterruptedException e) {
            Stopping.families(List.of(watch.pid()));
            throw e;
        }
    }

    BenchRepository product() {
        return product;
    }

    Path folder() {
        return scratch.folder();
    }

    /** The process of {@code flow watch}. */
    long pid() {
        return watch.pid();
    }

    /** Writes files to a branch and pushes them; nobody is told. */
    public void push(String branch, Map<String, String> files) throws IOException, InterruptedException {
        product.push(branch, files);
    }

    /** Tells the daemon of a push, as {@code flow notify} does. */
    public void tell(String branch) throws IOException {
        int port = Integer.parseInt(Files.readString(home.resolve("watch.port")).strip());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("notify\t" + product.address() + "\t" + branch + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (!"ok".equals(answer)) {
                throw new IOException("the daemon refuses a notice: " + answer);
            }
        }
    }

    /** The daemon's namespaces. */
    Flow flow() throws IOException {
        try {
            return new HomeFlows(System.err, "bench").open(new Place(home, product.address()));
        } catch (FlowException e) {
            throw new IOException(e);
        }
    }

    /** Waits until the namespace of a branch is ready, whoever made it. */
    public void awaitReady(String namespace) throws IOException, InterruptedException {
        try (Flow flow = flow()) {
            Waiting.until(PATIENCE, namespace + " to be ready", () -> isReady(flow, namespace));
        }
    }

    private static boolean isReady(Flow flow, String namespace) throws IOException {
        try {
            return flow.overview().namespaces().stream()
                    .anyMatch(view -> view.name().equals(namespace) && view.state() == NamespaceState.READY);
        } catch (FlowException e) {
            throw new IOException(e);
        }
    }

    /** Deletes a namespace, and returns when it is gone. */
    public void delete(String namespace) throws IOException, InterruptedException {
        try (Flow flow = flow()) {
            flow.delete(namespace, view -> {});
        } catch (FlowException e) {
            throw new IOException(e);
        }
    }

    /** Makes the namespace of a branch, and returns when it is ready. */
    NamespaceView create(String branch) throws IOException, InterruptedException {
        try (Flow flow = flow()) {
            return ready(flow.create(CreateNamespace.of(branch), view -> {}));
        } catch (FlowException e) {
            throw new IOException(e);
        }
    }

    void sleep(String namespace) throws IOException, InterruptedException {
        try (Flow flow = flow()) {
            flow.sleep(namespace, view -> {});
        } catch (FlowException e) {
            throw new IOException(e);
        }
    }

    /** Wakes a namespace, and returns when it is ready. */
    void wake(String namespace) throws IOException, InterruptedException {
        try (Flow flow = flow()) {
            ready(flow.wake(namespace, view -> {}));
        } catch (FlowException e) {
            throw new IOException(e);
        }
    }

    private static NamespaceView ready(NamespaceView view) throws IOException {
        if (view.state() != NamespaceState.READY) {
            throw new IOException(
                    "namespace " + view.name() + " is " + view.state().word() + ": " + view);
        }
        return view;
    }

    @Override
    public void close() throws IOException {
        boolean interrupted = Thread.interrupted(); // Clearing up is not to be cut short by what ended the run.
        try (Flow flow = flow()) {
            for (NamespaceView namespace : flow.overview().namespaces()) {
                flow.delete(namespace.name(), view -> {});
            }
        } catch (FlowException | InterruptedException e) {
            throw new IOException(scratch.folder() + " could not be cleared up", e);
        } finally {
            Stopping.families(List.of(watch.pid()));
        }
        scratch.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
