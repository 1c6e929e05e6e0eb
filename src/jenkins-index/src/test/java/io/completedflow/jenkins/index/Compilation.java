package io.completedflow.jenkins.index;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources with a processor of ours, as {@code javac -Xlint:all -Werror} does. */
final class Compilation {
    private final Path classes;
    private final List<JavaFileObject> sources = new ArrayList<>();

    Compilation(Path classes) {
        this.classes = classes;
    }

    Compilation with(String name, String source) {
        URI uri = URI.create("string:///" + name.replace('.', '/') + ".java");
        sources.add(new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        });
        return this;
    }

    /** What the compiler has to say; empty if all is well. */
    String run(Processor processor) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (var files = compiler.getStandardFileManager(said, Locale.ROOT, null)) {
            Files.createDirectories(classes);
            List<String> options = List.of("-d", classes.toString(), "-Xlint:all,-processing", "-Werror");
            var task = compiler.getTask(null, files, said, options, null, sources);
            task.setProcessors(List.of(processor));
            task.call();
        }
        return said.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    URLClassLoader load() throws MalformedURLException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }
}
