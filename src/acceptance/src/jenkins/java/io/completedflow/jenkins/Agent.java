package io.completedflow.jenkins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** An agent's process, connected by WebSocket, with the jar that the controller hands out. */
final class Agent implements AutoCloseable {
    private final Process process;
    private final Thread whenTheTestsAreKilled;

    private Agent(Process process) {
        this.process = process;
        this.whenTheTestsAreKilled = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(whenTheTestsAreKilled);
    }

    /** @param folder its root folder */
    static Agent connect(Controller controller, String node, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path jar = folder.resolveSibling("agent.jar");
        URI url = controller.url();
        try (InputStream in = url.resolve("/jnlpJars/agent.jar").toURL().openStream()) {
            Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
        }
        String secret = controller
                .session("admin")
                .script("println(jenkins.model.Jenkins.get().getComputer('" + node + "').jnlpMac)");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        jar.toString(),
                        "-url",
                        url.resolve("/").toString(),
                        "-secret",
                        secret,
                        "-name",
                        node,
                        "-webSocket",
                        "-workDir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("agent.log").toFile()));
        return new Agent(command.start());
    }

    /** Ends as a machine does that loses its network for good. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the agent, process " + process.pid() + ", does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(whenTheTestsAreKilled);
    }
}
