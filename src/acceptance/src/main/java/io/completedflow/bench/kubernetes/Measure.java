package io.completedflow.bench.kubernetes;

/** What is measured of each contender. */
public enum Measure {
    /** From the event until all apps are rolled out. */
    INSTALL("", "ms"),
    /** From the event until the changed app is rolled out. */
    UPDATE(", one image changed", "ms"),
    INSTALL_REQUESTS(", requests", "requests"),
    UPDATE_REQUESTS(", one image changed, requests", "requests");

    private final String words;
    private final String unit;

    Measure(String words, String unit) {
        this.words = words;
        this.unit = unit;
    }

    /** What follows the workload's name. */
    String words() {
        return words;
    }

    String unit() {
        return unit;
    }
}
