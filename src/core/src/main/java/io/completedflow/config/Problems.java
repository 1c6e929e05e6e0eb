package io.completedflow.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Collects what is wrong with one file, so that all of it can be told at once. Messages never quote a value: it may be a
 * secret written where a reference belongs.
 */
final class Problems {
    /** More than anyone reads; the rest is counted, so that a hostile file cannot flood a log. */
    static final int SHOWN = 200;

    private static final int LONGEST_NAME = 80;

    private static final Comparator<Problem> BY_PLACE = Comparator.comparingInt(
                    (Problem problem) -> problem.where().line())
            .thenComparingInt(problem -> problem.where().column());

    private final String file;
    /** A set, since a value may be met once at its anchor and again at each alias. */
    private final Set<Problem> found = new LinkedHashSet<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Location where, String message, String mend) {
        found.add(new Problem(where, message, mend));
    }

    void add(Node node, String message, String mend) {
        add(where(node), message, mend);
    }

    Location where(Node node) {
        return where(node.getStartMark());
    }

    Location where(Optional<Mark> mark) {
        return mark.map(place -> new Location(file, place.getLine() + 1, place.getColumn() + 1))
                .orElseGet(this::start);
    }

    Location at(int line, int column) {
        return new Location(file, line, column);
    }

    Location start() {
        return at(1, 1);
    }

    /** A name from the file, safe to print: short, and without control characters that a terminal would obey. */
    static String quote(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return "'" + (printable.length() > LONGEST_NAME ? printable.substring(0, LONGEST_NAME) + "…" : printable) + "'";
    }

    /** @throws FlowFileException with everything found so far, in the order of the file */
    void throwIfAny() throws FlowFileException {
        if (!found.isEmpty()) {
            throw new FlowFileException(sorted());
        }
    }

    private List<Problem> sorted() {
        List<Problem> all = found.stream().sorted(BY_PLACE).toList();
        if (all.size() <= SHOWN) {
            return all;
        }
        List<Problem> shown = new ArrayList<>(all.subList(0, SHOWN));
        shown.add(new Problem(
                all.get(SHOWN).where(),
                (all.size() - SHOWN) + " more problems from here on",
                "mend those above first"));
        return shown;
    }
}
