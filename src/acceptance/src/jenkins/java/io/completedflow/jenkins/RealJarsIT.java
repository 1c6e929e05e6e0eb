package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hand-written signatures against the real jars, and the plugins compiled against the real jars alone. */
@Tag("jenkins")
class RealJarsIT {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path SIGNATURES = ROOT.resolve("src/jenkins-api/target/classes");
    private static final Path PROCESSORS = ROOT.resolve("src/jenkins-index/target/classes");
    private static final Map<String, Path> SOURCES = Map.of("completed-flow", ROOT.resolve("plugin-flow/src/main"));

    @TempDir
    static Path folder;

    private static RealJars jars;

    @BeforeAll
    static void unpack() throws IOException {
        jars = Distribution.find().unpack(folder);
    }

    static List<PluginFile> plugins() throws IOException {
        return PluginFile.all();
    }

    @Test
    void haveEverySignatureThatWasWrittenByHand() throws Exception {
        List<Path> real = new ArrayList<>(jars.core());
        real.addAll(jars.visibleTo(PluginFile.all().get(0).manifest().getMainAttributes().getValue("Plugin-Dependencies")));
        List<Path> written = new ArrayList<>(List.of(SIGNATURES));
        written.addAll(jars.core());

        List<String> differences = new ArrayList<>();
        try (URLClassLoader ours = loader(written);
                URLClassLoader theirs = loader(real);
                Stream<Path> classes = Files.walk(SIGNATURES, new FileVisitOption[0])) {
            for (Path file : classes.filter(one -> one.toString().endsWith(".class")).toList()) {
                String name = SIGNATURES.relativize(file).toString().replaceFirst("\\.class$", "").replace(File.separatorChar, '.');
                if (!name.matches(".*\\$[0-9]+")) {
                    differences.addAll(Signatures.differences(ours.loadClass(name), theirs.loadClass(name)));
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void compileThePlugin(PluginFile plugin) throws IOException {
        Path sources = SOURCES.get(plugin.shortName());
        Path classes = Files.createDirectories(folder.resolve(plugin.shortName() + "-classes"));
        copyTexts(sources.resolve("resources"), classes);
        List<Path> path = new ArrayList<>();
        for (Map.Entry<String, byte[]> library : plugin.libraries().entrySet()) {
            if (!library.getKey().equals(plugin.shortName() + ".jar")) {
                path.add(Files.write(folder.resolve(plugin.shortName() + "-" + library.getKey()), library.getValue()));
            }
        }
        path.addAll(jars.visibleTo(plugin.manifest().getMainAttributes().getValue("Plugin-Dependencies")));

        // What lies in Jenkins' own jars (missing annotations, class paths of manifests) is not ours to mend.
        List<String> options = List.of(
                "--release", "17", "-parameters", "-Werror", "-Xlint:all,-processing,-path,-classfile",
                "-d", classes.toString(),
                "-classpath", joined(path),
                "-processorpath", joined(List.of(PROCESSORS, jars.core("sezpoz"))));

        assertThat(compile(options, sources.resolve("java"))).isEmpty();
        assertThat(classes.resolve("META-INF/annotations/hudson.Extension")).isNotEmptyFile();
    }

    private static String compile(List<String> options, Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (var files = compiler.getStandardFileManager(said, Locale.ROOT, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> all = found.filter(file -> file.toString().endsWith(".java")).toList();
            boolean compiled = compiler.getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(all))
                    .call();
            String text = said.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
            return compiled ? "" : "not compiled:\n" + text;
        }
    }

    private static void copyTexts(Path resources, Path classes) throws IOException {
        try (Stream<Path> found = Files.walk(resources)) {
            for (Path file : found.filter(one -> one.endsWith("Messages.properties")).toList()) {
                Path target = classes.resolve(resources.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static URLClassLoader loader(List<Path> path) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path one : path) {
            urls.add(one.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static String joined(List<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
