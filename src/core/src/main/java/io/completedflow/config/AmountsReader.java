package io.completedflow.config;

import java.util.Optional;

/** Reads {@code {cpu: 250m, memory: 512Mi}}. */
final class AmountsReader {
    private AmountsReader() {}

    static Amounts read(Section of, String key) {
        return of.get(key)
                .flatMap(value -> value.section(key))
                .map(AmountsReader::read)
                .orElse(Amounts.NONE);
    }

    private static Amounts read(Section section) {
        Amounts amounts = new Amounts(quantity(section, "cpu"), quantity(section, "memory"));
        section.refuseUnknownKeys();
        return amounts;
    }

    /** An amount as Kubernetes writes it. */
    static Optional<String> quantity(Section section, String key) {
        return section.get(key).flatMap(value -> value.written(TextShape.QUANTITY));
    }
}
