package io.completedflow.jenkins;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of Jenkins, as the controller itself hands it out. */
final class CommandLine {
    private final Controller controller;
    private final Path jar;

    /** What a command said, errors too, and its exit status. */
    record Result(int status, String output) {}

    CommandLine(Controller controller, Path folder) throws IOException, InterruptedException {
        this.controller = controller;
        this.jar = folder.resolve("jenkins-cli.jar");
        HttpRequest request = HttpRequest.newBuilder(controller.url().resolve("/jnlpJars/jenkins-cli.jar"))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofFile(jar));
    }

    /** @param transport {@code -webSocket} or {@code -http} */
    Result run(String user, String transport, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "-s",
                controller.url() + "/",
                transport,
                "-auth",
                user + ":" + user));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said);
    }
}
