package io.completedflow.config;

import io.completedflow.source.RepositoryAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the address of a repository. What {@link RepositoryAddress} refuses is refused here with its place, and so is any user or
 * password within an {@code http} address, since many hosts take a token as the user.
 */
final class RepositoryAddressReader {
    /** The patterns are the ones of the published schema, letter by letter. */
    record Refusal(Pattern pattern, String message, String mend) {}

    static final TextShape SHAPE = new TextShape(
            Pattern.compile("^[^\\x00-\\x1f\\x7f]+$"), 1000, "the address of a repository: a path, https://…, ssh://…");

    static final List<Refusal> REFUSALS = List.of(
            new Refusal(
                    Pattern.compile("^(https?://[^/@]*@|ssh://[^/@]*:[^/@]*@)"),
                    "holds a user or password",
                    "name them in 'credentials'"),
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
                    Pattern.compile("^http://(?!(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]+)?/)"),
                    "would be read unprotected",
                    "write https://"),
            new Refusal(
                    Pattern.compile("^(?!\\.{1,2}(/|$))[^/:]+(/|$)"),
                    "is neither relative nor absolute",
                    "write ./… or ../… for what lies beside the product repository"));

    private RepositoryAddressReader() {}

    static Optional<String> read(Value value) {
        return value.text(SHAPE).filter(address -> isAllowed(value, address));
    }

    private static boolean isAllowed(Value value, String address) {
        Optional<Refusal> refusal = REFUSALS.stream()
                .filter(candidate -> candidate.pattern().matcher(address).find())
                .findFirst();
        refusal.ifPresent(reason -> value.refuse(reason.message(), reason.mend()));
        return refusal.isEmpty() && (address.startsWith(".") || isComplete(value, address));
    }

    private static boolean isComplete(Value value, String address) {
        try {
            RepositoryAddress.parse(address);
            return true;
        } catch (IllegalArgumentException e) {
            value.refuse("is no address: " + e.getMessage(), "");
            return false;
        }
    }
}
