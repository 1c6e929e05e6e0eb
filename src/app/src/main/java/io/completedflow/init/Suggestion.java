package io.completedflow.init;

import java.util.Optional;

/**
 * How an app may be built, tested and run.
 *
 * @param found what it was guessed from, such as {@code pom.xml}
 * @param certain whether the run command was found, and is no placeholder to be replaced
 */
public record Suggestion(String found, Optional<String> build, Optional<String> test, String run, boolean certain) {
    /** When nothing was found that tells how. */
    public static final Suggestion NONE =
            new Suggestion("nothing known", Optional.empty(), Optional.empty(), "./run.sh", false);

    static Suggestion of(String found, String build, String test, String run) {
        return new Suggestion(
                found,
                Optional.of(build).filter(command -> !command.isEmpty()),
                Optional.of(test).filter(command -> !command.isEmpty()),
                run,
                true);
    }
}
