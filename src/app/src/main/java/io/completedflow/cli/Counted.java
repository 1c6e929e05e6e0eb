package io.completedflow.cli;

/** Numbers with what they count. */
final class Counted {
    private Counted() {}

    /** Such as {@code 1 app} and {@code 2 apps}. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
