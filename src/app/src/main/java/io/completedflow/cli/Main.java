package io.completedflow.cli;

import io.completedflow.daemon.HomeFlows;
import io.completedflow.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 1 && args[0].equals("--version")) {
            // Scripts ask this often; making the model of all commands would take three quarters of the time.
            System.out.println(ProgramVersion.line());
            return;
        }
        Surroundings surroundings = new Surroundings(
                Terminal.ofProcess(System.getenv()),
                Path.of("").toAbsolutePath(),
                System.getenv(),
                Clock.system(ZoneId.systemDefault()),
                new HomeFlows(System.err, ProgramVersion.number()));
        System.exit(new Program(surroundings).run(args));
    }
}
