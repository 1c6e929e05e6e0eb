package io.completedflow.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code credentials}: by the start of addresses, a user name with a password's place, or the path of a key. */
final class CredentialsReader {
    private static final String FORMS = "write {username: NAME, password: {env: NAME}} or {key: PATH}";

    List<RepositoryCredentials> read(Section section) {
        List<RepositoryCredentials> credentials = new ArrayList<>();
        for (Section.Entry entry : section.entries(RepositoryAddressReader.SHAPE)) {
            entry.value().section("credentials").ifPresent(one -> credentials.add(read(entry.name(), one)));
        }
        return List.copyOf(credentials);
    }

    private static RepositoryCredentials read(String prefix, Section section) {
        Optional<String> username = section.get("username").flatMap(value -> value.text(TextShape.NOT_BLANK));
        Optional<SecretReference> password = section.get("password").flatMap(SecretReader::here);
        Optional<String> key = section.get("key").flatMap(value -> value.text(TextShape.NOT_BLANK));
        section.refuseUnknownKeys();
        boolean byPassword = section.has("username") && section.has("password") && !section.has("key");
        boolean byKey = section.has("key") && !section.has("username") && !section.has("password");
        if (!byPassword && !byKey) {
            section.refuse("must be a user name with a password, or a key", FORMS);
        }
        return new RepositoryCredentials(prefix, username, password, key);
    }
}
