package io.jenkins.plugins.completedflow.request;

import hudson.Extension;
import io.jenkins.plugins.completedflow.request.RequestProgress.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/** All requests that were submitted and are not forgotten yet, each in a file under the Jenkins home. From any thread. */
@Extension
public final class RequestBook implements FlowRequests {
    private static final Logger LOGGER = Logger.getLogger(RequestBook.class.getName());
    /** How long the outcome of a request is kept for one who does not withdraw it. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Path folder;
    private final Executor listenersThread;
    private final Clock clock;
    private final Map<String, KeptRequest> requests = new LinkedHashMap<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> onSubmit = new CopyOnWriteArrayList<>();

    public RequestBook() {
        this(
                Jenkins.get().getRootDir().toPath().resolve("completed-flow").resolve("requests"),
                work -> Timer.get().execute(work),
                Clock.systemUTC());
    }

    /** @param listenersThread runs what listeners do */
    RequestBook(Path folder, Executor listenersThread, Clock clock) {
        this.folder = folder;
        this.listenersThread = listenersThread;
        this.clock = clock;
        load();
    }

    private void load() {
        List<KeptRequest> found = new ArrayList<>();
        try {
            for (Path file : JsonFile.in(folder)) {
                load(file).ifPresent(found::add);
            }
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "The requests in " + folder + " cannot be read, and none is continued");
        }
        found.stream()
                .sorted(Comparator.comparingLong(KeptRequest::submittedAt))
                .forEach(kept -> requests.put(kept.request().id(), kept));
    }

    private static Optional<KeptRequest> load(Path file) {
        try {
            return Optional.of(JsonFile.read(file, KeptRequest.class));
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "The request in " + file + " cannot be read, and is not continued");
            return Optional.empty();
        }
    }

    /** Tells of the node of each request that is submitted from now on. */
    public void onSubmit(Consumer<String> node) {
        onSubmit.add(node);
    }

    @Override
    public void submit(FlowRequest request) {
        synchronized (this) {
            if (requests.containsKey(request.id())) {
                return;
            }
            KeptRequest kept = KeptRequest.of(request, clock.millis());
            write(kept);
            requests.put(request.id(), kept);
        }
        onSubmit.forEach(each -> each.accept(request.node()));
    }

    private void write(KeptRequest kept) {
        try {
            JsonFile.write(JsonFile.of(folder, kept.request().id()), kept);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The request for branch " + kept.request().branch() + " could not be kept in " + folder, e);
        }
    }

    @Override
    public synchronized Optional<RequestProgress> progress(String id) {
        return Optional.ofNullable(requests.get(id)).map(KeptRequest::progress);
    }

    @Override
    public Listening listen(String id, Consumer<RequestProgress> listener) {
        Subscription subscription = new Subscription(id, this::progress, listener);
        subscriptions.add(subscription);
        listenersThread.execute(subscription);
        return () -> subscriptions.remove(subscription);
    }

    private void notifyListeners(String id) {
        for (Subscription subscription : subscriptions) {
            if (subscription.isOf(id)) {
                listenersThread.execute(subscription);
            }
        }
        if (progress(id)
                .map(RequestProgress::status)
                .filter(status -> !status.isOver())
                .isEmpty()) {
            subscriptions.removeIf(subscription -> subscription.isOf(id)); // What is on its way to them still arrives.
        }
    }

    @Override
    public synchronized void withdraw(String id) {
        KeptRequest kept = requests.get(id);
        if (kept == null) {
            return;
        }
        if (kept.status() == Status.PENDING || (kept.over() && kept.told())) {
            forget(id);
        } else {
            keep(kept.withdraw());
        }
    }

    private void forget(String id) {
        try {
            Files.deleteIfExists(JsonFile.of(folder, id));
            requests.remove(id);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "A request that is over could not be deleted from " + folder);
        }
    }

    private void keep(KeptRequest kept) {
        write(kept);
        requests.put(kept.request().id(), kept);
    }

    @Override
    public synchronized List<RequestProgress> waiting() {
        return requests.values().stream()
                .filter(kept -> !kept.over() && !kept.withdrawn())
                .map(KeptRequest::progress)
                .toList();
    }

    /** Those of a node that are to be sent, oldest first. */
    public synchronized List<FlowRequest> toSend(String node) {
        return of(node).stream()
                .filter(kept -> kept.status() == Status.PENDING)
                .map(KeptRequest::request)
                .toList();
    }

    private List<KeptRequest> of(String node) {
        return requests.values().stream()
                .filter(kept -> kept.request().node().equals(node))
                .toList();
    }

    /** Whether a node's daemon is at something that somebody asked for. */
    public synchronized boolean busy(String node) {
        return of(node).stream().anyMatch(kept -> !kept.over());
    }

    /** The nodes that requests are for. */
    public synchronized List<String> nodes() {
        return requests.values().stream()
                .filter(kept -> !kept.over())
                .map(kept -> kept.request().node())
                .distinct()
                .toList();
    }

    /** Why what a node has not taken yet still waits. */
    public void waits(String node, String reason) {
        List<String> changed = new ArrayList<>();
        synchronized (this) {
            for (KeptRequest kept : of(node)) {
                if (kept.status() == Status.PENDING && !kept.reason().equals(reason)) {
                    requests.put(kept.request().id(), kept.pending(reason)); // A reason is no loss; it is found again.
                    changed.add(kept.request().id());
                }
            }
        }
        changed.forEach(this::notifyListeners);
    }

    /** What a node's daemon tells of a request. */
    public void told(String id, Status status, String reason, String result) {
        synchronized (this) {
            KeptRequest kept = requests.get(id);
            if (kept == null || kept.over()) {
                return;
            }
            KeptRequest now = kept.become(status, reason, result, clock.millis());
            if (now.equals(kept)) {
                return;
            }
            if (status == kept.status()) {
                requests.put(id, now); // The daemon tells it again to one who forgot it.
            } else {
                keep(now);
            }
        }
        notifyListeners(id);
    }

    /** Sends again what a daemon that knows only these does not know: it has lost its home. */
    public synchronized void known(String node, Collection<String> ids) {
        for (KeptRequest kept : of(node)) {
            if (kept.status() == Status.RUNNING && !ids.contains(kept.request().id())) {
                keep(kept.pending("the daemon of the node has lost it, and is asked again"));
            }
        }
    }

    /** The requests of a node that are over here and kept by its daemon still. */
    public synchronized List<String> toTell(String node) {
        return of(node).stream()
                .filter(kept -> kept.over() && !kept.told())
                .map(kept -> kept.request().id())
                .toList();
    }

    /** Their daemon has forgotten these; those that nobody waits for are forgotten here, too, as are those that are old. */
    public synchronized void forgotten(Collection<String> ids) {
        for (String id : ids) {
            KeptRequest kept = requests.get(id);
            if (kept != null && kept.withdrawn()) {
                forget(id);
            } else if (kept != null) {
                keep(kept.tell());
            }
        }
        long old = clock.millis() - KEPT.toMillis();
        requests.values().stream()
                .filter(kept -> kept.over() && kept.overAt() < old)
                .map(kept -> kept.request().id())
                .toList()
                .forEach(this::forget);
    }
}
