package io.completedflow.namespace;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A released version {@code major.minor.patch} of Semantic Versioning 2.0.0; those before a release are not among them. */
public record SemVer(long major, long minor, long patch) implements Comparable<SemVer> {
    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    /** Build data after {@code +} say nothing of the order. */
    private static final Pattern TAG =
            Pattern.compile("v?" + NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:\\+[0-9A-Za-z.-]+)?");

    private static final Comparator<SemVer> ORDER = Comparator.comparingLong(SemVer::major)
            .thenComparingLong(SemVer::minor)
            .thenComparingLong(SemVer::patch);

    /** Reads a tag such as {@code v1.2.3}; empty if it is none, or one before a release ({@code 1.2.3-rc.1}). */
    public static Optional<SemVer> parse(String tag) {
        Matcher matcher = TAG.matcher(tag);
        return matcher.matches()
                ? Optional.of(new SemVer(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(SemVer other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
