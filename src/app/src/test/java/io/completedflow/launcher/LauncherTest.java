package io.completedflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a source tree whose Maven and Java only say what they were asked. */
class LauncherTest {
    private static final String BUILDS = """
            #!/bin/sh
            echo "$@" >>"$HOME/mvn.calls"
            echo '[INFO] Building Completed Flow :: core 0.1.0-SNAPSHOT          [2/6]'
            [ ! -e "$HOME/mvn.hold" ] || while [ ! -e "$HOME/mvn.go" ]; do sleep 0.05; done
            [ ! -e "$HOME/mvn.fail" ] || { echo '[ERROR] no such thing'; exit 1; }
            case "$*" in
              *"-pl src/acceptance"*) made=src/acceptance/target/benchmarks/flow/lib ;;
              *) made=src/app/target/program/flow/lib ;;
            esac
            mkdir -p "$made"
            echo jar >"$made/completed-flow-app-1.jar"
            echo jar >"$made/a-library.jar"
            """;
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
              *-XX:ArchiveClassesAtExit*) exit 1 ;;
            esac
            for each; do echo "$each"; done
            """;

    private Path home;
    private Path tree;
    private Script flow;

    @BeforeEach
    void makeSourceTree(@TempDir Path folder) throws IOException {
        home = folder.toRealPath();
        tree = Files.createDirectories(home.resolve("source tree"));
        Files.copy(Script.LAUNCHER, tree.resolve("flow"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Script.write(tree.resolve("src/app/src/main/java/Main.java"), "class Main {}");
        Script.write(home.resolve("bin/mvn"), BUILDS);
        Script.write(home.resolve("jdk/bin/java"), JAVA);
        Script.write(home.resolve("jdk/bin/javac"), JAVA);
        Script.write(home.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.1\"\n");
        flow = script(tree.resolve("flow"));
    }

    private Script script(Path script) {
        Script made = new Script(script, home);
        made.environment.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
        made.environment.put("JAVA_HOME", home.resolve("jdk").toString());
        return made;
    }

    @Test
    void buildsOnceAndStartsTheProgram() throws Exception {
        Script.Outcome first = flow.run("get", "two words");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).contains("building core (2/6)").contains("built in");
        List<String> arguments = first.out().lines().toList();
        assertThat(arguments).containsSubsequence("io.completedflow.cli.Main", "get", "two words");
        assertThat(arguments.get(arguments.indexOf("-cp") + 1))
                .endsWith("a-library.jar")
                .contains("app-1.jar:");
        Script.Outcome second = flow.run("get");
        assertThat(second.err()).isEmpty();
        assertThat(mvnCalls()).singleElement().asString().contains("-DskipChecks", "-pl src/app -am package");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        flow.run("get");
        Files.createDirectories(tree.resolve("src/app/target/classes/src/main"));
        assertThat(flow.run("get").err()).isEmpty();
        Files.setLastModifiedTime(
                tree.resolve("src/app/src/main/java/Main.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(flow.run("get").err()).contains("built in");
        assertThat(mvnCalls()).hasSize(2);
    }

    @Test
    void buildsTheBenchmarksForBenchAloneAndBesideTheProgram() throws Exception {
        flow.run("get");
        Script.Outcome bench = flow.run("bench", "plan");
        assertThat(bench.err()).contains("building the benchmarks");
        assertThat(bench.out()).contains(tree + "/target/flow-bench/").doesNotContain(tree + "/target/flow/");
        Script.write(tree.resolve("src/acceptance/src/main/java/Bench.java"), "class Bench {}");
        Files.setLastModifiedTime(
                tree.resolve("src/acceptance/src/main/java/Bench.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(flow.run("get").err()).isEmpty();
        assertThat(flow.run("bench", "--help").err()).isEmpty();
        assertThat(flow.run("bench").err()).contains("built in");
        assertThat(mvnCalls()).hasSize(3);
    }

    @Test
    void keepsTheBuildThatADaemonMayStillRunFrom() throws Exception {
        for (int i = 0; i < 3; i++) {
            Files.setLastModifiedTime(
                    tree.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
            flow.run("get");
        }
        try (Stream<Path> builds = Files.list(tree.resolve("target/flow"))) {
            assertThat(builds.filter(Files::isDirectory)).hasSize(2);
        }
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws Exception {
        Files.createFile(home.resolve("mvn.hold"));
        Process first = flow.start("get", "1");
        await().until(() -> Files.exists(home.resolve("mvn.calls")));
        Process second = flow.start("get", "2");
        Process third = flow.start("get", "3");
        Files.createFile(home.resolve("mvn.go"));
        for (Process each : List.of(first, second, third)) {
            Script.Outcome outcome = Script.end(each);
            assertThat(outcome.status()).as(outcome.err()).isZero();
            assertThat(outcome.out()).contains("io.completedflow.cli.Main");
        }
        assertThat(mvnCalls()).hasSize(1);
    }

    @Test
    void aFailedBuildSaysWhyAndLeavesNothingHalfDone() throws Exception {
        Files.createFile(home.resolve("mvn.fail"));
        Script.Outcome failed = flow.run("get");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err()).contains("[ERROR] no such thing").contains(tree + "/target/flow/build.log");
        assertThat(failed.out()).isEmpty();
        Files.delete(home.resolve("mvn.fail"));
        assertThat(flow.run("get").status()).isZero();
    }

    @Test
    void aBuildThatIsEndedEndsMavenAndLeavesNoLock() throws Exception {
        Files.createFile(home.resolve("mvn.hold"));
        Process building = flow.start("get");
        await().until(() -> Files.exists(home.resolve("mvn.calls")));
        List<ProcessHandle> children = building.toHandle().descendants().toList();
        building.destroy();
        assertThat(building.waitFor()).isEqualTo(143);
        await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        Files.createFile(home.resolve("mvn.go"));
        assertThat(flow.run("get").status()).isZero();
    }

    @Test
    void takesOverTheLockOfABuildThatWasKilled() throws Exception {
        Files.createFile(home.resolve("mvn.hold"));
        Process building = flow.start("get");
        await().until(() -> Files.exists(home.resolve("mvn.calls")));
        building.destroyForcibly().waitFor();
        Files.createFile(home.resolve("mvn.go"));
        assertThat(tree.resolve("target/flow/lock")).exists();
        assertThat(flow.run("get").status()).isZero();
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Files.createSymbolicLink(home.resolve("bin/flow"), Path.of("../source tree/flow"));
        Files.createSymbolicLink(home.resolve("flow"), Path.of("bin/flow"));
        assertThat(script(home.resolve("flow")).run("get").out()).contains("io.completedflow.cli.Main");
    }

    @Test
    void runsFromAnUnpackedDistribution() throws Exception {
        Path unpacked = Files.createDirectories(home.resolve("completed-flow-1/bin"));
        Files.copy(Script.LAUNCHER, unpacked.resolve("flow"));
        Script.write(unpacked.resolveSibling("lib").resolve("completed-flow-app-1.jar"), "jar");
        Script.Outcome outcome = script(unpacked.resolve("flow")).run("get");
        assertThat(outcome.out()).contains(home + "/completed-flow-1/lib/completed-flow-app-1.jar");
        assertThat(outcome.err()).isEmpty();
        assertThat(home.resolve("mvn.calls")).doesNotExist();
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Script.Outcome old = flow.run("get");
        assertThat(old.status()).isEqualTo(1);
        assertThat(old.err()).contains("Java 11.0.2 is too old").contains("JDK 17");
        flow.environment.put("JAVA_HOME", home.resolve("nothing").toString());
        assertThat(flow.run("get").err()).contains("JAVA_HOME is " + home.resolve("nothing"));
    }

    @Test
    void asksAJavaThatHasNoReleaseFile() throws Exception {
        Files.delete(home.resolve("jdk/release"));
        Script.write(
                home.resolve("jdk/bin/java"),
                "#!/bin/sh\necho '    java.home = " + home.resolve("jdk") + "'\necho '    java.version = 1.8.0_402'\n");
        assertThat(flow.run("get").err()).contains("Java 1.8.0_402 is too old");
    }

    @Test
    void saysThatBuildingNeedsACompiler() throws Exception {
        Files.delete(home.resolve("jdk/bin/javac"));
        assertThat(flow.run("get").err()).contains("has no compiler").contains("not a JRE");
    }

    private List<String> mvnCalls() throws IOException {
        return Files.readAllLines(home.resolve("mvn.calls"));
    }
}
