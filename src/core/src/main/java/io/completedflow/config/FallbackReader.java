package io.completedflow.config;

import java.util.Optional;

/** Reads {@code fallback}: {@code trunk}, {@code none}, or a branch; {@code {branch: none}} is the branch of that name. */
final class FallbackReader {
    private FallbackReader() {}

    static Optional<Fallback> read(Value value) {
        if (value.is("trunk")) {
            return Optional.of(new Fallback.Trunk());
        }
        if (value.is("none")) {
            return Optional.of(new Fallback.None());
        }
        return value.isMapping() ? value.section("fallback").flatMap(FallbackReader::named) : branch(value);
    }

    private static Optional<Fallback> named(Section section) {
        Optional<Fallback> branch = section.require("branch", "write trunk, none or the name of a branch")
                .flatMap(FallbackReader::branch);
        section.refuseUnknownKeys();
        return branch;
    }

    private static Optional<Fallback> branch(Value value) {
        return value.text(TextShape.BRANCH).map(Fallback.Branch::new);
    }
}
