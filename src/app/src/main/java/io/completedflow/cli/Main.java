package io.completedflow.cli;

import io.completedflow.daemon.HomeFlows;
import io.completedflow.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Surroundings surroundings = new Surroundings(
                Terminal.ofProcess(System.getenv()),
                Path.of("").toAbsolutePath(),
                System.getenv(),
                Clock.system(ZoneId.systemDefault()),
                new HomeFlows(System.err));
        System.exit(new Program(surroundings).run(args));
    }
}
