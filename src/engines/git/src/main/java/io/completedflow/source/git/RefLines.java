package io.completedflow.source.git;

import io.completedflow.source.Listing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines of {@code git ls-remote}: an id or, for a symbolic ref, {@code ref: TARGET}; a tab; a ref. */
final class RefLines {
    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final String PEELED = "^{}";
    private static final String SYMBOLIC = "ref: " + HEADS;

    private final Map<String, String> branches = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private Optional<String> head = Optional.empty();

    private RefLines() {}

    static Listing listing(String answer) {
        RefLines lines = new RefLines();
        for (String line : answer.split("\n")) {
            String[] valueAndRef = line.split("\t", 2);
            if (valueAndRef.length == 2) {
                lines.take(valueAndRef[0], valueAndRef[1]);
            }
        }
        return new Listing(
                Map.copyOf(lines.branches), Map.copyOf(lines.tags), lines.head.filter(lines.branches::containsKey));
    }

    private void take(String value, String ref) {
        if (ref.equals("HEAD") && value.startsWith(SYMBOLIC)) {
            head = Optional.of(value.substring(SYMBOLIC.length()));
        } else if (ref.startsWith(HEADS)) {
            branches.put(ref.substring(HEADS.length()), value);
        } else if (ref.startsWith(TAGS)) {
            // An annotated tag is followed by the commit it points to.
            tags.put(ref.substring(TAGS.length()).replace(PEELED, ""), value);
        }
    }
}
