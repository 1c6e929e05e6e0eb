package io.completedflow.demo;

import io.completedflow.daemon.FlowException;
import io.completedflow.terminal.Progress;
import io.completedflow.terminal.Terminal;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The shop's namespaces as the story looks at them. */
final class ShopView {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private final ShopWorld world;
    private final Terminal terminal;
    private final Visitor visitor;

    ShopView(ShopWorld world, Terminal terminal, Visitor visitor) {
        this.world = world;
        this.terminal = terminal;
        this.visitor = visitor;
    }

    /** Waits until a branch's namespace is as it should be; a deployment that fails meanwhile is shown at once. */
    NamespaceView await(String branch, String what, Predicate<NamespaceView> expected)
            throws FlowException, InterruptedException, NotAsToldException {
        Instant deadline = Instant.now().plus(PATIENCE);
        Optional<NamespaceView> last = Optional.empty();
        try (Progress progress = Progress.on(terminal, Clock.systemUTC())) {
            while (Instant.now().isBefore(deadline)) {
                last = namespace(branch);
                last.ifPresent(progress);
                if (last.filter(expected).isPresent()) {
                    return last.get();
                }
                world.events().awaitNext();
            }
        }
        throw new NotAsToldException("not within " + PATIENCE.toSeconds() + " s: " + what + "\n"
                + last.map(ShopView::summary).orElse("there is no namespace of " + branch));
    }

    /** Waits until an app runs this commit and the whole namespace is ready. */
    NamespaceView awaitReady(String branch, String app, String commit)
            throws FlowException, InterruptedException, NotAsToldException {
        return await(
                branch,
                app + " ready at " + commit,
                namespace -> namespace.state() == NamespaceState.READY && runs(namespace, app, commit));
    }

    void awaitGone(String branch) throws FlowException, InterruptedException, NotAsToldException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (namespace(branch).isPresent()) {
            if (Instant.now().isAfter(deadline)) {
                throw new NotAsToldException("the namespace of " + branch + " is still there");
            }
            world.events().awaitNext();
        }
    }

    /** An app that has to be there. */
    static AppView app(NamespaceView namespace, String id) throws NotAsToldException {
        return namespace.apps().stream()
                .filter(app -> app.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotAsToldException(namespace.name() + " has no " + id));
    }

    /** Its address through the front door. */
    static String url(NamespaceView namespace, String id) throws NotAsToldException {
        return app(namespace, id).url().orElseThrow(() -> new NotAsToldException(id + " has no address"));
    }

    /** Process id by app, as the apps themselves say it at their own ports. */
    Map<String, Long> processes(NamespaceView namespace) throws IOException, InterruptedException, NotAsToldException {
        Map<String, Long> processes = new TreeMap<>();
        for (AppView app : namespace.apps()) {
            if (app.running().isPresent() && app.address().isPresent()) {
                processes.put(
                        app.id(),
                        Long.valueOf(
                                visitor.get(app.address().get(), "/process").strip()));
            }
        }
        return processes;
    }

    private Optional<NamespaceView> namespace(String branch) throws FlowException {
        return world.flow().overview().namespaces().stream()
                .filter(namespace -> namespace.branch().equals(branch))
                .findFirst();
    }

    private static boolean runs(NamespaceView namespace, String id, String commit) {
        return namespace.apps(id).stream().anyMatch(app -> app.running()
                .filter(revision -> revision.id().equals(commit))
                .isPresent());
    }

    private static String summary(NamespaceView namespace) {
        StringBuilder text =
                new StringBuilder(namespace.name() + " is " + namespace.state().word() + " " + namespace.reason());
        for (AppView app : namespace.apps()) {
            text.append("\n")
                    .append(app.id())
                    .append(' ')
                    .append(app.state().word())
                    .append(' ')
                    .append(app.reason());
            app.tail().forEach(line -> text.append("\n  | ").append(line));
        }
        return text.toString();
    }
}
