package io.completedflow.source.git;

import io.completedflow.config.RepositoryCredentials;
import io.completedflow.source.RepositoryAddress;
import io.completedflow.source.RepositoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one repository is reached: what git is told on its command line, and the secret, which only its environment holds.
 *
 * @param options for git itself, before the command
 * @param uploadPack the option that says how the other side is run, or none
 * @param sshOptions for the ssh command, starting with a space, or empty
 * @param protocols the transports allowed, colon-separated
 * @param environment the secret, by the name the options read it by
 */
record Access(
        List<String> options,
        List<String> uploadPack,
        String sshOptions,
        String protocols,
        Map<String, String> environment) {
    private static final String USERNAME = "COMPLETED_FLOW_GIT_USERNAME";
    private static final String PASSWORD = "COMPLETED_FLOW_GIT_PASSWORD";

    /** A credential helper that git runs for one host alone; it answers from the environment and stores nothing. */
    private static final String HELPER = "!f() { test \"$1\" != get || printf 'username=%s\\npassword=%s\\n' \"$"
            + USERNAME + "\" \"$" + PASSWORD + "\"; }; f";

    static Access to(RepositoryAddress address, Optional<RepositoryCredentials> credentials, Secrets secrets)
            throws RepositoryException {
        List<String> options = new ArrayList<>();
        Map<String, String> environment = Map.of();
        String sshOptions = "";
        if (credentials.isPresent() && credentials.get().password().isPresent() && isHttp(address)) {
            String password = secrets.value(
                    address.toString(), credentials.get().password().get());
            environment = Map.of(USERNAME, credentials.get().username().orElse("git"), PASSWORD, password);
            String scope = "credential." + address.base().replaceFirst("://.*@", "://") + ".helper=";
            options.addAll(List.of("-c", scope, "-c", scope + HELPER));
        }
        if (credentials.isPresent() && credentials.get().key().isPresent()) {
            sshOptions = " -o IdentitiesOnly=yes -i "
                    + quoted(key(address, credentials.get().key().get()));
        }
        return new Access(
                List.copyOf(options),
                uploadPack(address),
                sshOptions,
                address.kind() == RepositoryAddress.Kind.HTTP ? "file:https:ssh:http" : "file:https:ssh",
                environment);
    }

    /** A local repository may belong to somebody else: whoever names it in the flow file means it. */
    private static List<String> uploadPack(RepositoryAddress address) {
        return switch (address.kind()) {
            case LOCAL, FILE -> List.of("--upload-pack=git -c safe.directory='*' upload-pack");
            default -> List.of();
        };
    }

    private static boolean isHttp(RepositoryAddress address) {
        return address.kind() == RepositoryAddress.Kind.HTTPS || address.kind() == RepositoryAddress.Kind.HTTP;
    }

    private static String key(RepositoryAddress address, String key) throws RepositoryException {
        Path path = Path.of(key).toAbsolutePath();
        if (!Files.isReadable(path)) {
            throw new RepositoryException(
                    address.toString(),
                    RepositoryException.Reason.UNAUTHORISED,
                    "its key " + path + " is not there or not readable; name the private key's file under credentials");
        }
        return path.toString();
    }

    /** For a shell, as one word. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** A text without the secret. */
    String masked(String text) {
        String password = environment.getOrDefault(PASSWORD, "");
        return password.isEmpty() ? text : text.replace(password, "***");
    }

    @Override
    public String toString() {
        return "Access" + options;
    }
}
