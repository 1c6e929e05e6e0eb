package io.completedflow.jenkins;

import static org.awaitility.Awaitility.await;

import java.io.File;
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

    private final Distribution distribution;
    private final Path home;
    private final URI url;
    private final Process process;
    private final Thread whenTheTestsAreKilled;

    private Controller(Distribution distribution, Path home, URI url) throws IOException {
        this.distribution = distribution;
        this.home = home;
        this.url = url;
        this.process = command(distribution, home, url.getPort()).start();
        this.whenTheTestsAreKilled = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(whenTheTestsAreKilled);
        awaitReady();
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
        return new Controller(distribution, home, URI.create("http://127.0.0.1:" + freePort()));
    }

    private static ProcessBuilder command(Distribution distribution, Path home, int port) {
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
        File log = home.resolve("controller.log").toFile();
        return command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
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

    /** Kills it as a machine does that loses power. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again, with the same home and address; this one must have ended. */
    Controller restarted() throws IOException {
        close();
        return new Controller(distribution, home, url);
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
