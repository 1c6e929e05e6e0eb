package io.completedflow.door;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How an app or a namespace fares, as the page shows it. Written in lower case. */
public enum State {
    /** Answers. */
    READY,
    /** Its newest revision failed; the last good one runs on. */
    HELD,
    /** Is fetched, built and tested. */
    BUILDING,
    /** Started, does not answer yet. */
    STARTING,
    /** Waits for other apps. */
    WAITING,
    /** Does not run, and will not until something changes. */
    FAILED,
    ASLEEP,
    /** Is being deleted. */
    DELETING,
    /** Not deployed here. */
    OMITTED,
    /** Not deployed here, and reached elsewhere. */
    EXTERNAL;

    private static final List<State> GRAVEST_FIRST =
            List.of(FAILED, HELD, BUILDING, STARTING, WAITING, DELETING, ASLEEP);

    /** How a namespace with such apps fares: as the gravest of them. */
    public static State of(Collection<State> apps) {
        return GRAVEST_FIRST.stream().filter(apps::contains).findFirst().orElse(READY);
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
