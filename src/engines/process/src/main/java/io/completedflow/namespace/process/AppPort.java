package io.completedflow.namespace.process;

import io.completedflow.log.Event;
import io.completedflow.namespace.process.host.PortAllocator;
import java.io.IOException;

/** An app's port, which stays the same as long as nobody else listens on it. Used within the app's mailbox only. */
final class AppPort {
    private final PortAllocator ports;
    private final AppStore store;
    private final AppEvents events;
    private final Runnable moved;

    /** @param moved run when the app has another port */
    AppPort(PortAllocator ports, AppStore store, AppEvents events, Runnable moved) {
        this.ports = ports;
        this.store = store;
        this.events = events;
        this.moved = moved;
    }

    /** Where an app with this port is reached. */
    static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    String address() {
        return address(store.state().port());
    }

    /**
     * The port to start on; nothing of the app is running.
     *
     * @throws IOException if none is free, or a new one could not be recorded
     */
    int ensure() throws IOException {
        int port = store.state().port();
        if (port != 0 && PortAllocator.free(port)) {
            return port;
        }
        int next = ports.allocate();
        try {
            store.commit(store.state().withPort(next));
        } catch (IOException e) {
            ports.release(next);
            throw e;
        }
        if (port != 0) {
            ports.release(port);
            events.tell(Event.Kind.APP_STARTING, "port " + port + " is taken by another program; moved to " + next);
        }
        moved.run();
        return next;
    }
}
