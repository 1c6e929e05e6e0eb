package io.completedflow.namespace.process;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of output that is shown in a message, in case an app has printed them. */
final class Redaction {
    static final Redaction NONE = new Redaction(List.of());

    private final List<String> secrets;

    /** @param values the secrets; one of several lines is looked for line by line, as output is */
    Redaction(Collection<String> values) {
        // Longest first, so that no end of a longer one is left behind by a shorter one.
        secrets = values.stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    List<String> apply(List<String> lines) {
        return lines.stream().map(this::apply).toList();
    }

    private String apply(String line) {
        String shown = line;
        for (String secret : secrets) {
            shown = shown.replace(secret, "***");
        }
        return shown;
    }
}
