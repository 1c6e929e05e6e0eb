package io.completedflow.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a namespace is, in one word; written in lower case. */
public enum NamespaceState {
    /** Every app to be deployed runs what it should and is ready. */
    READY,
    /** Something is being done, or about to be. */
    PROGRESSING,
    /** Something failed or waits for what failed, and nothing will change without a new push or a person. */
    FAILED,
    /** Its apps are stopped for lack of use; a request or {@code flow wake} starts them. */
    ASLEEP,
    /** It is being deleted. */
    DELETING;

    /** Whether it stays so until something comes from outside. */
    public boolean settled() {
        return this == READY || this == FAILED || this == ASLEEP;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
