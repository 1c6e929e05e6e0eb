package io.completedflow.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the address of a repository: a local path, {@code file}, {@code http}, {@code https} or {@code ssh}. Whatever a git program
 * could take for an option or for a command to run is refused, and so is a secret within the address.
 */
final class RepositoryAddress {
    /** The patterns are the ones of the published schema, letter by letter. */
    record Refusal(Pattern pattern, String message, String mend) {}

    static final TextShape SHAPE = new TextShape(
            Pattern.compile("^[^\\x00-\\x1f\\x7f]+$"), 1000, "the address of a repository: a path, https://…, ssh://…");

    static final List<Refusal> REFUSALS = List.of(
            new Refusal(
                    Pattern.compile("^([a-z]+://)?([^/@]*@)?-"),
                    "names a path or host that starts with '-', which git takes for an option",
                    "write './-…' for a path"),
            new Refusal(
                    Pattern.compile("^[A-Za-z0-9+.-]*::"),
                    "uses a transport that runs a program",
                    "use a path, https:// or ssh://"),
            new Refusal(
                    Pattern.compile("^(?!(file|https?|ssh)://)[A-Za-z][A-Za-z0-9+.-]*://"),
                    "uses a transport that is not supported",
                    "use a path, file://, https:// or ssh://"),
            new Refusal(
                    Pattern.compile("^(https?://[^/@]*@|ssh://[^/@]*:[^/@]*@)"),
                    "holds a user or password",
                    "name them in 'credentials'"));

    private RepositoryAddress() {}

    static Optional<String> read(Value value) {
        return value.text(SHAPE).filter(address -> isAllowed(value, address));
    }

    private static boolean isAllowed(Value value, String address) {
        Optional<Refusal> refusal = REFUSALS.stream()
                .filter(candidate -> candidate.pattern().matcher(address).find())
                .findFirst();
        refusal.ifPresent(reason -> value.refuse(reason.message(), reason.mend()));
        return refusal.isEmpty();
    }
}
