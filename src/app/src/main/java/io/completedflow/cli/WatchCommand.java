package io.completedflow.cli;

import io.completedflow.daemon.FlowException;
import io.completedflow.daemon.Watch;
import io.completedflow.daemon.WatchOptions;
import io.completedflow.log.Event;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private final Session session;

    @Option(
            names = "--door",
            paramLabel = "PORT",
            defaultValue = "" + WatchOptions.DEFAULT_DOOR_PORT,
            description = "Port of the front door (default: ${DEFAULT-VALUE}; a taken one means the next free one).")
    private int door;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Host name by which others on the network reach the front door, which then listens on all"
                    + " addresses; apps are at APP.NAMESPACE.NAME (default: this machine alone reaches it).")
    private String host;

    @Option(
            names = "--on-request",
            description = "Make a namespace only when it is asked for, and follow the products of those asked for"
                    + " instead of one repository.")
    private boolean onRequest;

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
        WatchOptions options = new WatchOptions(door, hostName());
        try (Watch watch = onRequest
                ? session.flows().watchOnRequest(session.home(), options, show)
                : session.flows().watch(session.place(), options, show)) {
            Thread closing = new Thread(watch::close, "close-watch");
            Runtime.getRuntime().addShutdownHook(closing);
            session.terminal().err().println("namespaces at " + watch.door() + "; Ctrl-C ends the watch, apps run on");
            watch.await();
        }
        return ExitCode.OK.status();
    }

    private Optional<String> hostName() throws FlowException {
        if (host != null && !HOST.matcher(host).matches()) {
            throw new FlowException(
                    FlowException.Kind.REFUSED,
                    "--host: '" + host + "' is no host name",
                    "write it in lower case, without http:// and port, such as apps.example.org");
        }
        return Optional.ofNullable(host);
    }
}
