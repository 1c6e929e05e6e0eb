package io.completedflow.demo;

import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.daemon.Flows;
import io.completedflow.daemon.Place;
import io.completedflow.daemon.Watch;
import io.completedflow.daemon.WatchOptions;
import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything the demo makes, under one temporary folder. */
final class ShopWorld {
    private final Flows flows;
    private final Path folder;
    private final Bank bank;
    private final ShopRepositories repositories;
    private final SeenEvents events = new SeenEvents();
    private Watch watch;

    ShopWorld(Flows flows) throws IOException {
        this.flows = flows;
        this.folder = Files.createTempDirectory("flow-demo-").toRealPath();
        this.repositories = new ShopRepositories(folder);
        this.bank = new Bank();
    }

    Path folder() {
        return folder;
    }

    Path home() {
        return folder.resolve("home");
    }

    ShopRepositories repositories() {
        return repositories;
    }

    SeenEvents events() {
        return events;
    }

    /** @param launcher what the repositories' hooks call to notify the daemon */
    void makeRepositories(Optional<Path> launcher) throws IOException, InterruptedException {
        repositories.make(bank.address(), launcher, home());
    }

    void startWatch(int doorPort) throws FlowException {
        watch = flows.watch(new Place(home(), repositories.product()), WatchOptions.atPort(doorPort), events);
    }

    Watch watch() {
        return watch;
    }

    Flow flow() {
        return watch.flow(repositories.product());
    }

    /** Removes all of it, namespaces first. */
    void clearUp() throws IOException, FlowException, InterruptedException {
        try {
            if (watch != null) {
                deleteNamespaces();
            }
        } finally {
            bank.close();
            removeFolder();
        }
    }

    private void deleteNamespaces() throws FlowException, InterruptedException {
        try (Watch closed = watch) {
            Flow flow = closed.flow(repositories.product());
            for (NamespaceView namespace : flow.overview().namespaces()) {
                delete(flow, namespace.name());
            }
        }
    }

    private static void delete(Flow flow, String name) throws FlowException, InterruptedException {
        try {
            flow.delete(name, view -> {});
        } catch (FlowException e) {
            if (e.kind() != FlowException.Kind.NOT_FOUND) { // Gone meanwhile is as good.
                throw e;
            }
        }
    }

    private void removeFolder() throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
