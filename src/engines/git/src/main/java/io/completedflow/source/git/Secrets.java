package io.completedflow.source.git;

import io.completedflow.config.SecretReference;
import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a password from where its reference says, at each use. */
record Secrets(Map<String, String> environment) {
    /** @throws RepositoryException {@code UNAUTHORISED} if it is not there or can be no password */
    String value(String address, SecretReference reference) throws RepositoryException {
        String value;
        if (reference instanceof SecretReference.Environment variable) {
            value = environment.getOrDefault(variable.name(), "");
        } else {
            value = content(address, ((SecretReference.File) reference).path());
        }
        if (value.isEmpty()) {
            throw new RepositoryException(
                    address, Reason.UNAUTHORISED, "its password is not there; set " + said(reference));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new RepositoryException(
                    address,
                    Reason.UNAUTHORISED,
                    "its password has line ends or control characters; mend " + said(reference));
        }
        return value;
    }

    private static String content(String address, String path) throws RepositoryException {
        try {
            return Files.readString(Path.of(path)).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new RepositoryException(
                    address, Reason.UNAUTHORISED, "its password cannot be read (" + e + "); mend file " + path);
        }
    }

    private static String said(SecretReference reference) {
        return reference instanceof SecretReference.Environment variable
                ? "environment variable " + variable.name()
                : "file " + ((SecretReference.File) reference).path();
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
