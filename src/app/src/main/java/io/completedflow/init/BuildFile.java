package io.completedflow.init;

import com.fasterxml.jackson.databind.JsonNode;
import io.completedflow.view.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files by which one sees how an app is built; in the order in which they are looked for. */
enum BuildFile {
    MAVEN("pom.xml") {
        @Override
        Suggestion read(Path file) {
            String mvn = wrapper(file, "mvnw", "mvn") + " -B -q";
            return Suggestion.of(
                    fileName,
                    mvn + " -DskipTests package",
                    mvn + " test",
                    "java -jar target/*.jar --server.port={port}");
        }
    },
    GRADLE("build.gradle") {
        @Override
        Suggestion read(Path file) {
            return gradle(file, fileName);
        }
    },
    GRADLE_KOTLIN("build.gradle.kts") {
        @Override
        Suggestion read(Path file) {
            return gradle(file, fileName);
        }
    },
    NODE("package.json") {
        @Override
        Suggestion read(Path file) throws IOException {
            JsonNode scripts = Json.COMPACT.readTree(Files.readString(file)).path("scripts");
            boolean tested = !scripts.path("test").asText("no test specified").contains("no test specified");
            return Suggestion.of(
                    fileName,
                    "npm install" + (scripts.has("build") ? " && npm run build" : ""),
                    tested ? "npm test" : "",
                    scripts.has("start") ? "npm start" : "node .");
        }
    },
    GO("go.mod") {
        @Override
        Suggestion read(Path file) {
            return Suggestion.of(fileName, "go build -o app .", "go test ./...", "./app");
        }
    },
    RUST("Cargo.toml") {
        @Override
        Suggestion read(Path file) {
            return Suggestion.of(fileName, "cargo build --release", "cargo test", "cargo run --release");
        }
    },
    MAKE("Makefile") {
        @Override
        Suggestion read(Path file) throws IOException {
            String text = Files.readString(file);
            Optional<String> run = target(text, "run").or(() -> target(text, "start"));
            return new Suggestion(
                    fileName,
                    Optional.of(target(text, "build").orElse("make")),
                    target(text, "test").or(() -> target(text, "check")),
                    run.orElse(Suggestion.NONE.run()),
                    run.isPresent());
        }
    },
    DJANGO("manage.py") {
        @Override
        Suggestion read(Path file) {
            return Suggestion.of(
                    fileName, "", "python3 manage.py test", "python3 manage.py runserver 127.0.0.1:{port} --noreload");
        }
    },
    PYTHON_APP("app.py") {
        @Override
        Suggestion read(Path file) {
            return Suggestion.of(fileName, "", "", "python3 " + fileName);
        }
    },
    PYTHON_MAIN("main.py") {
        @Override
        Suggestion read(Path file) {
            return Suggestion.of(fileName, "", "", "python3 " + fileName);
        }
    };

    final String fileName;

    BuildFile(String fileName) {
        this.fileName = fileName;
    }

    /** What the file suggests. */
    abstract Suggestion read(Path file) throws IOException;

    /** The first that is in the folder. */
    static Optional<BuildFile> in(Path folder) {
        return Arrays.stream(values())
                .filter(each -> Files.isRegularFile(folder.resolve(each.fileName)))
                .findFirst();
    }

    private static Suggestion gradle(Path file, String fileName) {
        String gradle = wrapper(file, "gradlew", "gradle") + " -q";
        return Suggestion.of(
                fileName, gradle + " assemble", gradle + " test", "java -jar build/libs/*.jar --server.port={port}");
    }

    private static String wrapper(Path file, String wrapper, String program) {
        return Files.isExecutable(file.resolveSibling(wrapper)) ? "./" + wrapper : program;
    }

    private static Optional<String> target(String makefile, String name) {
        boolean there = Pattern.compile("^" + name + "\\s*:", Pattern.MULTILINE)
                .matcher(makefile)
                .find();
        return there ? Optional.of("make " + name) : Optional.empty();
    }
}
