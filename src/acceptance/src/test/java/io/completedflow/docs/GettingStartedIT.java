package io.completedflow.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/user/getting-started.md} says, word for word. */
class GettingStartedIT {
    private static final Path PAGE = Path.of("../../docs/user/getting-started.md");
    private static final Path PROGRAM =
            Path.of("../app/target/flow/bin").toAbsolutePath().normalize();
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void doesAsTold() throws Exception {
        StringBuilder script = new StringBuilder("set -e\n");
        Matcher blocks = SHELL.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            script.append(blocks.group(1));
        }

        String said = bash(script.toString());

        assertThat(said)
                .contains("is valid")
                .contains("evening is ready")
                .contains("evening is asleep")
                .contains("evening is deleted");
    }

    @AfterEach
    void leaveNothing() throws Exception {
        if (Files.isDirectory(folder.resolve("greeter/.git"))) {
            bash("cd greeter; flow get namespaces -o json | grep -q evening && flow delete namespace evening; true");
        }
    }

    private String bash(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", PROGRAM + ":" + System.getenv("PATH"),
                        "HOME", folder.resolve("home").toString(),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "LC_ALL", "C.UTF-8",
                        "GIT_AUTHOR_NAME", "Reader",
                        "GIT_AUTHOR_EMAIL", "reader@example.test",
                        "GIT_COMMITTER_NAME", "Reader",
                        "GIT_COMMITTER_EMAIL", "reader@example.test"));
        Path output = folder.resolve("output.txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(output);
        assertThat(ended).as("it ended in time: %s", said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
