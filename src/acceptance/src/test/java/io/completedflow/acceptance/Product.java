package io.completedflow.acceptance;

import static org.awaitility.Awaitility.await;

import io.completedflow.acceptance.FlowProgram.Run;
import io.completedflow.acceptance.app.TinyServer;
import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A product with its repositories, a home, and the program. Each app's repository holds {@code build.sh}, {@code test.sh}, {@code run.sh}
 * and the {@code page.txt} it serves, so that a push can change anything about it. Closed, it leaves no process.
 */
final class Product implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String TINY_SERVER = "exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xmx32m -cp '"
            + Path.of(TinyServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath())
            + "' " + TinyServer.class.getName() + "\n";

    private final Path folder;
    private final Map<String, GitRepository> repositories = new LinkedHashMap<>();
    private final GitRepository own;
    private final FlowProgram flow;
    private Daemon daemon;

    /** @param flowFile what follows the first lines of the flow file, which name it {@code shop} with the trunk {@code main} */
    Product(Path folder, String flowFile) {
        try {
            this.folder = folder.toRealPath();
            Path git = Files.createDirectories(this.folder.resolve("git"));
            this.own = new GitRepository(git, "product", Map.of("flow.yaml", head() + flowFile));
            this.flow = new FlowProgram(this.folder, this.folder.resolve("home"), own.worktree());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String head() {
        return "apiVersion: completed-flow/v1\nproduct: shop\ntrunk: main\n";
    }

    /** The line of the flow file that says an app of the repository of its name, at six blanks. */
    static String line(String app, String more) {
        return "      " + app + ": { repo: ../" + app + ".git, build: sh build.sh, test: sh test.sh, run: sh run.sh,"
                + " health: { http: /, deadline: 20s }" + (more.isEmpty() ? "" : ", " + more) + " }\n";
    }

    /** A product of these apps, each depending on the one before. */
    static Product ofChain(Path folder, String template, String... apps) {
        StringBuilder file = new StringBuilder("groups:\n  web:\n    apps:\n");
        String before = "";
        for (String app : apps) {
            file.append(line(app, before.isEmpty() ? "" : "depends: [" + before + "]"));
            before = app;
        }
        Product product = new Product(folder, file + "templates:\n  dev: { branches: [\"*\"], " + template + " }\n");
        for (String app : apps) {
            product.app(app);
        }
        return product;
    }

    /** Makes an app's repository. */
    GitRepository app(String name) {
        return app(name, Map.of());
    }

    /** Makes an app's repository, with other files than usual. */
    GitRepository app(String name, Map<String, String> others) {
        Map<String, String> files = new LinkedHashMap<>(Map.of(
                "build.sh", "true\n", "test.sh", "true\n", "run.sh", TINY_SERVER, "page.txt", name + " of the trunk"));
        files.putAll(others);
        GitRepository made = new GitRepository(folder.resolve("git"), name, files);
        repositories.put(name, made);
        return made;
    }

    GitRepository repository(String app) {
        return repositories.get(app);
    }

    /** The product repository. */
    GitRepository own() {
        return own;
    }

    FlowProgram flow() {
        return flow;
    }

    Path folder() {
        return folder;
    }

    /** Starts the daemon, and returns when it says that it follows. */
    Daemon watch(String... options) {
        daemon = Daemon.start(flow, options);
        return daemon;
    }

    Daemon daemon() {
        return daemon;
    }

    /** The processes that the home has started. */
    HomeProcesses processes() {
        return new HomeProcesses(flow.home());
    }

    /** Waits until a branch's namespace is ready, with this app at this commit. */
    NamespaceView awaitReady(String branch, String app, String commit) {
        return daemon.await(
                branch, namespace -> Namespaces.ready(namespace) && Namespaces.runs(namespace, app, commit));
    }

    /** Ends the daemon, deletes what it made, and sees to it that nothing is left running. */
    @Override
    public void close() {
        if (daemon != null && daemon.alive()) {
            daemon.stop();
        }
        HomeProcesses processes = processes();
        processes.killAll();
        await().atMost(PATIENCE).until(() -> processes.all().isEmpty());
    }

    /** A command that must succeed. */
    Run succeed(String... command) {
        Run run = flow.run(command);
        if (run.status() != 0) {
            throw new AssertionError("status " + run.status() + " of " + run);
        }
        return run;
    }
}
