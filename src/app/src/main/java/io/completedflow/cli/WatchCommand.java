package io.completedflow.cli;

import io.completedflow.daemon.Watch;
import io.completedflow.daemon.WatchOptions;
import io.completedflow.log.Event;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = {
            "Follow the product's repositories and make, update and delete namespaces for as long as it runs.",
            "Ctrl-C ends it; apps run on, and the next 'flow watch' goes on with them."
        },
        footer = {
            "",
            "Examples:",
            "  flow watch",
            "  flow watch --repository git@git.example:shop/product.git --door 8081"
        })
final class WatchCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--door",
            paramLabel = "PORT",
            defaultValue = "" + WatchOptions.DEFAULT_DOOR_PORT,
            description = "Port of the front door (default: ${DEFAULT-VALUE}; a taken one means the next free one).")
    private int door;

    @Mixin
    private OutputOption output;

    WatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Consumer<Event> show = output.json()
                ? session::jsonLine
                : new EventText(session.terminal(), session.clock().getZone())::print;
        try (Watch watch = session.flows().watch(session.place(), new WatchOptions(door), show)) {
            Thread closing = new Thread(watch::close, "close-watch");
            Runtime.getRuntime().addShutdownHook(closing);
            session.terminal().err().println("namespaces at " + watch.door() + "; Ctrl-C ends the watch, apps run on");
            watch.await();
        }
        return ExitCode.OK.status();
    }
}
