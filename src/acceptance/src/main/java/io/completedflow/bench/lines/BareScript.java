package io.completedflow.bench.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The shell script that somebody without {@code flow} would write to start the apps in dependency order. */
final class BareScript {
    private static final String HEAD = """
            cd "$1" || exit 1
            pids=
            ready() { for each; do until (cd "$each" && %s) 2>/dev/null; do sleep 0.02; done; done; }
            start() {
              app=$1; shift
              ( ready "$@"; cd "$app" && exec sh run.sh ) >/dev/null 2>&1 &
              pids="$pids $!"
            }
            """.formatted(WaitingApps.READY);

    private final Path apps;
    private final Path script;

    /** @param apps a folder with one for each app */
    BareScript(Path apps) throws IOException {
        this.apps = apps;
        StringBuilder text = new StringBuilder(HEAD);
        StringBuilder all = new StringBuilder();
        for (WaitingApps.Waiter app : WaitingApps.all()) {
            text.append("start ")
                    .append(app.name())
                    .append(' ')
                    .append(String.join(" ", app.depends()))
                    .append('\n');
            all.append(' ').append(app.name());
        }
        text.append("ready").append(all).append("\necho $pids\n");
        this.script = Files.writeString(apps.resolve("start.sh"), text);
    }

    /** Starts all, waits until all are ready, and ends them. @return milliseconds from the start until all were ready */
    double millis() throws IOException, InterruptedException {
        long start = System.nanoTime();
        String pids = Program.run(apps, Map.of(), List.of("sh", script.toString(), apps.toString()));
        double millis = (System.nanoTime() - start) / 1e6;
        Stopping.families(List.of(pids.split(" ")).stream().map(Long::parseLong).toList());
        return millis;
    }
}
