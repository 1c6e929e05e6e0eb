package io.completedflow.config;

/** What is wrong with a flow file: where, what, and how to mend it. */
public record Problem(Location where, String message, String mend) {
    @Override
    public String toString() {
        return where + ": " + message + (mend.isEmpty() ? "" : " — " + mend);
    }
}
