package io.completedflow.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an app of a namespace is, in one word; written in lower case. */
public enum AppState {
    /** It runs what it should and answers its health check. */
    READY,
    /** What it should run is known; nothing is done yet. */
    PENDING,
    /** It waits until the apps it depends on are ready. */
    WAITING,
    /** Its revision is being fetched, built and tested. */
    PREPARING,
    /** It was started and is not ready yet. */
    STARTING,
    /** It runs what it should but does not answer its health check. */
    UNHEALTHY,
    /** Its deployment failed; what ran before, if anything, runs on. */
    FAILED,
    /** It is stopped with its sleeping namespace. */
    ASLEEP,
    /** It is not deployed here. */
    OMITTED,
    /** It is not deployed here, and reached elsewhere. */
    EXTERNAL;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
