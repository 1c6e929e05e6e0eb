package io.completedflow.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Java programs that lie in a folder without a build file. */
final class JavaSources {
    private static final Pattern MAIN = Pattern.compile("\\bvoid\\s+main\\s*\\(");
    private static final String SUFFIX = ".java";
    private final List<Path> files;

    private JavaSources(List<Path> files) {
        this.files = files;
    }

    static JavaSources in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new JavaSources(
                    all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                            .sorted()
                            .toList());
        }
    }

    /** Empty if no file has a {@code main} that is no test's. */
    Optional<Suggestion> suggestion() throws IOException {
        Optional<String> program = mainClass(false);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        String file = program.get() + SUFFIX;
        if (files.size() == 1) {
            return Optional.of(Suggestion.of(file, "", "", "java " + file));
        }
        String test = mainClass(true).map(name -> "java -cp out " + name).orElse("");
        return Optional.of(Suggestion.of(file, "javac -d out *.java", test, "java -cp out " + program.get()));
    }

    private Optional<String> mainClass(boolean ofTest) throws IOException {
        for (Path file : files) {
            String name = file.getFileName().toString();
            String className = name.substring(0, name.length() - SUFFIX.length());
            if (className.endsWith("Test") == ofTest
                    && MAIN.matcher(Files.readString(file)).find()) {
                return Optional.of(className);
            }
        }
        return Optional.empty();
    }
}
