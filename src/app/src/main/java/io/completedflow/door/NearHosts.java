package io.completedflow.door;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the host names a mistyped one may have meant. */
final class NearHosts {
    private static final int MOST = 8;

    private NearHosts() {}

    /** The nearest first: those of the same namespace or app, then those that differ by few letters; at most 8. */
    static List<String> to(String host, Collection<String> known) {
        return known.stream()
                .map(candidate -> new Candidate(candidate, distance(host, candidate)))
                .filter(candidate -> candidate.distance() <= Math.max(3, host.length() / 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int distance) {}

    private static int distance(String host, String candidate) {
        boolean sameNamespace = candidate.endsWith("." + host.substring(host.lastIndexOf('.') + 1));
        boolean sameApp = candidate.startsWith(host.substring(0, Math.max(0, host.indexOf('.'))) + ".");
        return sameNamespace || sameApp ? 1 : editDistance(host, candidate);
    }

    /** Levenshtein's, a row at a time. */
    private static int editDistance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
