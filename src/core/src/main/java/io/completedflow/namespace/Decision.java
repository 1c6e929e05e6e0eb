package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.net.URI;
import java.util.List;

/** What the plan says of one app, and why. */
public sealed interface Decision {
    AppId app();

    /** The reason in words, such as {@code waits for shop.catalog: not ready}. */
    String reason();

    /** Something is to be done now. */
    record Act(Effect effect, String reason) implements Decision {
        @Override
        public AppId app() {
            return effect.app();
        }
    }

    /** It runs what it should. */
    record Keep(AppId app, String reason) implements Decision {}

    /** It will be done once others are ready. */
    record Wait(AppId app, List<AppId> on, String reason) implements Decision {}

    /** It is being done. */
    record UnderWay(AppId app, String reason) implements Decision {}

    /** It failed and is not tried again until something changes; what ran before, if anything, runs on. */
    record Failed(AppId app, String reason, List<String> tail) implements Decision {}

    /** It is not deployed here. */
    record Omitted(AppId app, String reason) implements Decision {}

    /** It is not deployed here, and reached elsewhere. */
    record External(AppId app, URI address, String reason) implements Decision {}
}
