package io.completedflow.config;

import java.util.Optional;

/** Reads where a secret is: {@code {env: NAME}} or {@code {file: PATH}}. */
final class SecretReader {
    private static final String MEND = "write {env: NAME} or {file: PATH}";

    private SecretReader() {}

    static Optional<SecretReference> read(Value value) {
        if (!value.isMapping()) {
            value.refuse("must say where the secret is, and never hold it", MEND);
            return Optional.empty();
        }
        return value.section("the secret").flatMap(SecretReader::read);
    }

    private static Optional<SecretReference> read(Section section) {
        Optional<SecretReference> variable = section.get("env")
                .flatMap(value -> value.text(TextShape.VARIABLE))
                .map(SecretReference.Environment::new);
        Optional<SecretReference> file = section.get("file")
                .flatMap(value -> value.text(TextShape.NOT_BLANK))
                .map(SecretReference.File::new);
        section.refuseUnknownKeys();
        if (section.has("env") == section.has("file")) {
            section.refuse("must have either 'env' or 'file'", MEND);
        }
        return variable.or(() -> file);
    }
}
