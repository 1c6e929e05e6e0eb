package io.completedflow.cli;

import io.completedflow.daemon.WatchOptions;
import io.completedflow.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Run the main job on a product of five small apps in real Git repositories, and verify each step.",
            "Everything lives in one temporary folder and is gone at the end, also after Ctrl-C.",
            "As JSON, one step on each line."
        },
        footer = {"", "Examples:", "  flow demo", "  flow demo --keep"})
final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--keep", description = "Leave it running at the end, with a page to look at, until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--door",
            paramLabel = "PORT",
            defaultValue = "" + WatchOptions.DEFAULT_DOOR_PORT,
            description = "Port of the front door (default: ${DEFAULT-VALUE}; a taken one means the next free one).")
    private int door;

    @Mixin
    private OutputOption output;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Path> launcher =
                Optional.ofNullable(System.getProperty("flow.launcher")).map(Path::of);
        boolean held = new Demo(session.flows(), session.terminal()).run(launcher, door, keep, output.json());
        return (held ? ExitCode.OK : ExitCode.FAILED).status();
    }
}
