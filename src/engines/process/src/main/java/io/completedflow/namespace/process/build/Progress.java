package io.completedflow.namespace.process.build;

/** Told how far a preparation has come. */
@FunctionalInterface
public interface Progress {
    /** The steps, in this order; some may be left out. */
    enum Step {
        FETCHING("fetching"),
        WAITING("waits for a build slot"),
        BUILDING("building"),
        TESTING("testing");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    void at(Step step);
}
