package io.completedflow.config;

/** How far an app's processes are kept from the rest of the machine. */
public enum Isolation {
    /** Own session, working directory, HOME and TMPDIR. */
    NONE,
    /** As {@link #NONE}, and in a sandbox that sees the file system read-only but for its own folders. */
    SANDBOX
}
