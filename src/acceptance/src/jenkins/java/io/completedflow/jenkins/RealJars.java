package io.completedflow.jenkins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The jars of a Jenkins.
 *
 * @param folder has a folder {@code core} and one for each plugin, by its short name
 */
record RealJars(Path folder) {
    List<Path> core() throws IOException {
        return jars("core");
    }

    Path core(String artifact) throws IOException {
        return core().stream()
                .filter(jar -> jar.getFileName().toString().matches(artifact + "-[0-9].*"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this Jenkins has no " + artifact));
    }

    /** What a plugin with these {@code Plugin-Dependencies} sees: the controller's jars, those of the plugins, and of what they need. */
    List<Path> visibleTo(String dependencies) throws IOException {
        Deque<String> open = new ArrayDeque<>(names(dependencies));
        Set<String> seen = new LinkedHashSet<>();
        List<Path> jars = new ArrayList<>(core());
        while (!open.isEmpty()) {
            String plugin = open.remove();
            boolean there = Files.exists(folder.resolve(plugin).resolve("MANIFEST.MF"));
            if (there && seen.add(plugin)) {
                jars.addAll(jars(plugin));
                open.addAll(names(dependenciesOf(plugin)));
            }
        }
        return jars;
    }

    private String dependenciesOf(String plugin) throws IOException {
        try (InputStream manifest = Files.newInputStream(folder.resolve(plugin).resolve("MANIFEST.MF"))) {
            String dependencies = new Manifest(manifest).getMainAttributes().getValue("Plugin-Dependencies");
            return dependencies == null ? "" : dependencies;
        }
    }

    private static List<String> names(String dependencies) {
        return Stream.of(dependencies.split(","))
                .filter(one -> !one.isBlank() && !one.contains("resolution:=optional"))
                .map(one -> one.replaceFirst(":.*", ""))
                .toList();
    }

    private List<Path> jars(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
