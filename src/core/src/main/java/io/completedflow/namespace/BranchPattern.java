package io.completedflow.namespace;

import java.util.Comparator;

/**
 * A pattern of branch names; {@code *} stands for any characters, slashes too, also none.
 *
 * @param text as written, but for repeated {@code *}, of which one remains
 */
public record BranchPattern(String text) {
    /**
     * The more specific the greater: a pattern without {@code *} before all others, then more characters that are not {@code *}, then
     * fewer {@code *}. Patterns that compare as equal are a tie where both match.
     */
    public static final Comparator<BranchPattern> SPECIFICITY = Comparator.comparing(BranchPattern::literal)
            .thenComparing(BranchPattern::literals)
            .thenComparing(BranchPattern::wildcards, Comparator.reverseOrder());

    public BranchPattern {
        text = text.replaceAll("\\*+", "*");
    }

    /** Whether it names exactly one branch. */
    public boolean literal() {
        return text.indexOf('*') < 0;
    }

    /** Takes time in proportion to the product of both lengths at most, whatever the pattern. */
    public boolean matches(String branch) {
        int at = 0;
        int next = 0;
        int lastStar = -1;
        int retry = 0;
        while (at < branch.length()) {
            if (next < text.length() && text.charAt(next) == '*') {
                lastStar = next++;
                retry = at;
            } else if (next < text.length() && text.charAt(next) == branch.charAt(at)) {
                next++;
                at++;
            } else if (lastStar >= 0) {
                next = lastStar + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        return next == text.length() || (next == text.length() - 1 && text.charAt(next) == '*');
    }

    private int wildcards() {
        return (int) text.chars().filter(c -> c == '*').count();
    }

    private int literals() {
        return text.length() - wildcards();
    }

    @Override
    public String toString() {
        return text;
    }
}
