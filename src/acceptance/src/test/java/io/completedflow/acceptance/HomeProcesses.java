package io.completedflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.completedflow.view.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the engine of a home has started and what came of it, found by the mark in its environment. */
public record HomeProcesses(Path home) {
    private static final String MARK = "FLOW_MARK=";

    /**
     * A process.
     *
     * @param mark {@code HOME-ID/NAMESPACE/OWNER/UUID}
     */
    public record Marked(long pid, String mark, String command) {
        /** Whether it is an app itself, and neither its shell nor a build. */
        boolean server() {
            return command.contains("TinyServer");
        }

        String namespace() {
            return mark.split("/")[1];
        }
    }

    /** All that are alive. */
    public List<Marked> all() {
        Optional<String> id = id();
        if (id.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .flatMap(process -> marked(process, MARK + id.get() + "/").stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The apps of a namespace. */
    public List<Marked> servers(String namespace) {
        return all().stream()
                .filter(each -> each.server() && each.namespace().equals(namespace))
                .toList();
    }

    public void killAll() {
        all().forEach(each -> ProcessHandle.of(each.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    private Optional<String> id() {
        Path file = home.resolve("process-engine.json");
        try {
            JsonNode id = Json.COMPACT.readTree(file.toFile());
            return Optional.of(id.path("id").asText());
        } catch (IOException neverOpened) {
            return Optional.empty();
        }
    }

    private static Optional<Marked> marked(Path process, String prefix) {
        return read(process.resolve("environ"))
                .flatMap(environment -> Stream.of(environment.split("\0"))
                        .filter(variable -> variable.startsWith(prefix))
                        .findFirst())
                .map(mark -> new Marked(
                        Long.parseLong(process.getFileName().toString()),
                        mark.substring(MARK.length()),
                        read(process.resolve("cmdline")).orElse("").replace('\0', ' ')));
    }

    /** Empty if the process has ended meanwhile, or is another user's. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
