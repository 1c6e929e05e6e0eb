package io.completedflow.jenkins;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A Jenkins controller of this test alone, on the loopback interface; nobody but it talks to the world. */
final class Controller implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Path home;
    private final URI url;
    private final Process process;
    private final Thread whenTheTestsAreKilled;

    private Controller(Path home, URI url, Process process) {
        this.home = home;
        this.url = url;
        this.process = process;
        this.whenTheTestsAreKilled = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(whenTheTestsAreKilled);
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param home an empty folder
     * @param configuration as code
     */
    static Controller start(Distribution distribution, Path home, String configuration) throws IOException {
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        for (Path file : distribution.pluginFiles()) {
            Files.copy(file, plugins.resolve(file.getFileName()));
        }
        for (PluginFile plugin : PluginFile.all()) {
            Files.copy(plugin.file(), plugins.resolve(plugin.shortName() + ".jpi"));
        }
        Files.writeString(home.resolve("casc.yaml"), configuration);
        int port = freePort();
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Xmx1g",
                "-Djenkins.install.runSetupWizard=false",
                "-Dhudson.model.UpdateCenter.never=true",
                "-Dhudson.model.DownloadService.never=true",
                "-Dhudson.model.UsageStatistics.disabled=true",
                "-Djenkins.model.Jenkins.slaveAgentPort=-1",
                "-jar",
                distribution.war().toString(),
                "--httpListenAddress=127.0.0.1",
                "--httpPort=" + port);
        command.environment().put("JENKINS_HOME", home.toString());
        command.environment().put("CASC_JENKINS_CONFIG", home.resolve("casc.yaml").toString());
        command.redirectErrorStream(true).redirectOutput(home.resolve("controller.log").toFile());
        Controller controller = new Controller(home, URI.create("http://127.0.0.1:" + port), command.start());
        controller.awaitReady();
        return controller;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        Session nobody = session("");
        await("the controller, see " + home.resolve("controller.log"))
                .atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast("the controller ended: " + home.resolve("controller.log"), () -> !process.isAlive())
                .until(() -> nobody.get("/login").statusCode() == 200);
    }

    /** @param user whose password is the name; empty: anonymous */
    Session session(String user) {
        return new Session(url, user);
    }

    String log() throws IOException {
        return Files.readString(home.resolve("controller.log"), StandardCharsets.UTF_8);
    }

    URI url() {
        return url;
    }

    Path home() {
        return home;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(whenTheTestsAreKilled);
    }
}
