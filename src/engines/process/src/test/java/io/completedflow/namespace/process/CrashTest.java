package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.process.host.ProcessStat;
import io.completedflow.namespace.process.host.ProcessTable;
import io.completedflow.namespace.process.host.Spawner;
import io.completedflow.namespace.process.state.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever an engine dies, the next one reaches what is desired, with one process for each app and nothing left behind. */
class CrashTest {
    /** How many of the points are tried: with {@code -Dflow.crash.every=1} all of them, which takes a few minutes. */
    private static final int EVERY = Integer.getInteger("flow.crash.every", 25);

    @TempDir
    Path folder;

    @Test
    void theNextEngineGoesOnWhereverOneDies() throws Exception {
        int points = Integer.parseInt(run(folder.resolve("whole"), 0).strip());
        assertThat(points).isGreaterThan(30);
        int offset = 1 + (int) (ProcessHandle.current().pid() % EVERY);
        for (int point = Math.min(offset, EVERY); point <= points; point += EVERY) {
            Path home = folder.resolve("home-" + point);
            run(home, point);
            goOn(home, point);
        }
    }

    private static String run(Path home, int point) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingEngine.class.getName(),
                        home.toString(),
                        Integer.toString(point))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("point %s", point).isIn(0, 137);
        return output;
    }

    private static void goOn(Path home, int point) throws Exception {
        CrashWorld world = new CrashWorld(home);
        try (ProcessEngine engine = world.open(new Disk(), Spawner.SYSTEM)) {
            world.reach(engine, world.secondState());
            List<ProcessStat> marked = marked(home);
            assertThat(marked).as("processes after point %s", point).hasSize(2);
            assertThat(marked).extracting(ProcessStat::session).doesNotHaveDuplicates();
            assertThat(home.resolve("namespaces/crash/apps/" + CrashWorld.DATA + "/data/seeds"))
                    .as("seeds after point %s", point)
                    .hasContent("seeded");
            world.delete(engine);
            assertThat(marked(home)).as("processes in the end, point %s", point).isEmpty();
            assertThat(left(home)).as("files in the end, point %s", point).isEmpty();
        }
    }

    private static List<ProcessStat> marked(Path home) throws IOException {
        String id =
                Files.readString(home.resolve("process-engine.json")).replaceAll("(?s).*\"id\" : \"([^\"]+)\".*", "$1");
        List<ProcessStat> marked = new ArrayList<>();
        new ProcessTable().marked(id + "/").values().forEach(marked::addAll);
        return marked;
    }

    private static List<Path> left(Path home) throws IOException {
        List<Path> left = new ArrayList<>();
        for (String name : List.of("namespaces", "builds", "trash")) {
            try (Stream<Path> found = Files.list(home.resolve(name))) {
                found.forEach(left::add);
            }
        }
        return left;
    }
}
