package io.completedflow.jenkins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A Jenkins to test with.
 *
 * @param war the controller
 * @param plugins a folder of {@code .jpi} or {@code .hpi} files, with all that the plugins need
 */
record Distribution(Path war, Path plugins) {
    private static final String NEEDED =
            "The profile jenkins needs a Jenkins 2.516.2: set JENKINS_WAR to its jenkins.war and JENKINS_PLUGINS to a folder with plugin files"
                    + " (at least those named in Plugin-Dependencies, configuration-as-code, matrix-auth, and what these need),"
                    + " or lay both at ~/.completed-flow/jenkins/ as jenkins.war and plugins/,"
                    + " or name a Maven repository that has them: -Djenkins.repository=URL. ";

    /** @throws IllegalStateException if none is at hand, with what is needed */
    static Distribution find() {
        Path resolved = Optional.ofNullable(System.getProperty("jenkins.distribution")).map(Path::of).orElse(null);
        Path usual = Path.of(System.getProperty("user.home"), ".completed-flow", "jenkins");
        Distribution found = resolved != null
                ? new Distribution(resolved.resolve("jenkins.war"), resolved.resolve("plugins"))
                : new Distribution(
                        fromEnvironment("JENKINS_WAR").orElse(usual.resolve("jenkins.war")),
                        fromEnvironment("JENKINS_PLUGINS").orElse(usual.resolve("plugins")));
        return found.orSayWhatIsNeeded();
    }

    private static Optional<Path> fromEnvironment(String variable) {
        return Optional.ofNullable(System.getenv(variable)).map(Path::of);
    }

    private Distribution orSayWhatIsNeeded() {
        if (!Files.isRegularFile(war)) {
            throw new IllegalStateException(NEEDED + "There is no file " + war);
        }
        if (!Files.isDirectory(plugins)) {
            throw new IllegalStateException(NEEDED + "There is no folder " + plugins);
        }
        return this;
    }

    List<Path> pluginFiles() {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(file -> file.toString().matches(".*\\.[hj]pi")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the jars of the controller and of all plugins into a folder, and returns where. */
    RealJars unpack(Path folder) throws IOException {
        Path core = Files.createDirectories(folder.resolve("core"));
        write(PluginFile.unzip(Files.readAllBytes(war)), core);
        for (Path file : pluginFiles()) {
            SortedMap<String, byte[]> entries = PluginFile.unzip(Files.readAllBytes(file));
            Path target = Files.createDirectories(folder.resolve(shortName(file, entries)));
            write(entries, target);
            Files.write(target.resolve("MANIFEST.MF"), entries.get("META-INF/MANIFEST.MF"));
        }
        return new RealJars(folder);
    }

    private static String shortName(Path file, SortedMap<String, byte[]> entries) throws IOException {
        Manifest manifest = new PluginFile(file, entries).manifest();
        return manifest.getMainAttributes().getValue("Short-Name");
    }

    private static void write(Map<String, byte[]> entries, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            boolean library = entry.getKey().matches("(WEB-INF/lib|executable)/[^/]+\\.jar");
            if (library) {
                Files.write(folder.resolve(Path.of(entry.getKey()).getFileName()), entry.getValue());
            }
        }
    }
}
