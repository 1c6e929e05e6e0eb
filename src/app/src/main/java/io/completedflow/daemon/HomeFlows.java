package io.completedflow.daemon;

import io.completedflow.log.Event;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens a home: by its daemon if one runs, else as its writer. */
public final class HomeFlows implements Flows {
    private final PrintStream warnings;
    private final String version;

    /**
     * @param warnings where a person sees what should be known at once, such as a full disk
     * @param version of this program
     */
    public HomeFlows(PrintStream warnings, String version) {
        this.warnings = warnings;
        this.version = version;
    }

    @Override
    public Flow open(Place place) throws FlowException {
        Home home = home(place.home());
        try {
            HomeWriter writer = new HomeWriter(
                    home, "flow, process " + ProcessHandle.current().pid(), warnings);
            StatusView views = new StatusView(host -> Optional.empty(), LatestEvents.of(writer.log()));
            return writer.flow(place.repository(), views, Optional::empty, writer::close);
        } catch (HomeLock.HeldException held) {
            return daemon(home, place, held);
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    private static Flow daemon(Home home, Place place, HomeLock.HeldException held) throws FlowException {
        try {
            Optional<RemoteFlow> daemon = RemoteFlow.of(home, place.repository());
            if (daemon.isPresent()) {
                return daemon.get();
            }
        } catch (IOException e) {
            held.addSuppressed(e);
        }
        throw locked(held);
    }

    @Override
    public Watch watch(Place place, WatchOptions options, Consumer<Event> listener) throws FlowException {
        return watch(place.home(), Followed.product(place.repository()), options, listener);
    }

    @Override
    public Watch watchOnRequest(Path home, WatchOptions options, Consumer<Event> listener) throws FlowException {
        return watch(home, Followed.ASKED_FOR, options, listener);
    }

    private Watch watch(Path folder, Followed followed, WatchOptions options, Consumer<Event> listener)
            throws FlowException {
        Home home = home(folder);
        try {
            HomeWriter writer = new HomeWriter(
                    home, "flow watch, process " + ProcessHandle.current().pid(), warnings);
            try {
                return new WatchOpening(home, writer, version, options, listener).follow(followed);
            } catch (IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (HomeLock.HeldException held) {
            throw locked(held);
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    private static Home home(Path path) {
        return new Home(path.toAbsolutePath().normalize());
    }

    private static FlowException locked(HomeLock.HeldException held) {
        return new FlowException(FlowException.Kind.LOCKED, held.getMessage(), "", held);
    }

    private static FlowException unusable(Home home, IOException e) {
        return new FlowException(
                FlowException.Kind.FAILED, "home " + home.path() + " cannot be used: " + e.getMessage(), "", e);
    }
}
