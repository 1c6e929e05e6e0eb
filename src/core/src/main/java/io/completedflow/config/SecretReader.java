package io.completedflow.config;

import java.util.Optional;
import java.util.stream.Stream;

/** Reads where a secret is: {@code {env: NAME}} or {@code {file: PATH}}; for an app also {@code {secret: NAME, key: KEY}}. */
final class SecretReader {
    private static final String HERE = "write {env: NAME} or {file: PATH}";
    private static final String ANYWHERE = "write {env: NAME}, {file: PATH} or {secret: NAME, key: KEY}";

    private SecretReader() {}

    /** A secret that this program reads. */
    static Optional<SecretReference> here(Value value) {
        return section(value, HERE).flatMap(section -> {
            Optional<SecretReference> reference = reference(section);
            section.refuseUnknownKeys();
            if (section.has("env") == section.has("file")) {
                section.refuse("must have either 'env' or 'file'", HERE);
            }
            return reference;
        });
    }

    /** A secret that this program or an app's cluster reads. */
    static Optional<SecretReference> anywhere(Value value) {
        return section(value, ANYWHERE).flatMap(section -> {
            Optional<SecretReference> reference = reference(section).or(() -> inCluster(section));
            section.refuseUnknownKeys();
            if (Stream.of("env", "file", "secret").filter(section::has).count() != 1) {
                section.refuse("must have one of 'env', 'file' and 'secret'", ANYWHERE);
            } else if (section.has("secret") != section.has("key")) {
                section.refuse("must have 'secret' and 'key' together", ANYWHERE);
            }
            return reference;
        });
    }

    private static Optional<Section> section(Value value, String mend) {
        if (!value.isMapping()) {
            value.refuse("must say where the secret is, and never hold it", mend);
            return Optional.empty();
        }
        return value.section("the secret");
    }

    private static Optional<SecretReference> reference(Section section) {
        Optional<SecretReference> variable = section.get("env")
                .flatMap(value -> value.text(TextShape.VARIABLE))
                .map(SecretReference.Environment::new);
        Optional<SecretReference> file = section.get("file")
                .flatMap(value -> value.text(TextShape.FILE_PATH))
                .map(SecretReference.File::new);
        return variable.or(() -> file);
    }

    private static Optional<SecretReference> inCluster(Section section) {
        Optional<String> secret = section.get("secret").flatMap(value -> value.text(TextShape.OBJECT_NAME));
        Optional<String> key = section.get("key").flatMap(value -> value.text(TextShape.SECRET_KEY));
        return secret.flatMap(name -> key.map(of -> new SecretReference.InCluster(name, of)));
    }
}
