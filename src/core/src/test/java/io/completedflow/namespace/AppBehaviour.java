package io.completedflow.namespace;

/** How a version of a test's app behaves. */
public enum AppBehaviour {
    /** Builds, passes its test, gets ready and stays so. */
    GOOD,
    /** Its build fails after a line of output. */
    BUILD_FAILS,
    /** It builds, and its test fails after a line of output. */
    TEST_FAILS,
    /** It builds and starts, and does not get ready within its deadline. */
    NEVER_READY
}
