package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import io.completedflow.log.Event;
import io.completedflow.namespace.process.state.AppState;
import io.completedflow.namespace.process.state.Release;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Says which builds an app may need again, so that all others can go. */
final class BuildNeeds {
    private final EngineContext context;
    private final String namespace;
    private final AppId app;
    private final AppEvents events;

    BuildNeeds(EngineContext context, String namespace, AppId app, AppEvents events) {
        this.context = context;
        this.namespace = namespace;
        this.app = app;
        this.events = events;
    }

    /** Keeps the builds of what ran well, runs, is about to run or is prepared to. */
    void keep(AppState state, Optional<Release> target) {
        Set<String> needed = new HashSet<>();
        state.good().ifPresent(release -> needed.add(release.build()));
        state.next().ifPresent(release -> needed.add(release.build()));
        target.ifPresent(release -> needed.add(release.build()));
        state.instance().ifPresent(instance -> needed.add(instance.release().build()));
        context.builds().retain(namespace + "/" + app, needed);
        context.threads().workers().execute(this::sweep);
    }

    /** Lets go of the build that was prepared last; to be called once it is kept, if it is needed. */
    void preparationEnded() {
        context.preparation().release(namespace, app);
        context.threads().workers().execute(this::sweep);
    }

    /** Keeps none. */
    void end() {
        context.builds().retain(namespace + "/" + app, Set.of());
        context.preparation().release(namespace, app);
        sweep();
    }

    private void sweep() {
        try {
            context.builds().sweep();
        } catch (IOException e) {
            events.tell(Event.Kind.APP_FAILED, "builds that are not needed cannot be removed: " + e.getMessage());
        }
    }
}
