package io.completedflow.namespace.process;

import io.completedflow.config.Isolation;
import io.completedflow.config.SecretReference;
import io.completedflow.namespace.process.host.Sandbox;
import io.completedflow.namespace.process.host.ShellCommand;
import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.EngineHome;
import io.completedflow.namespace.process.state.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that commands of a release are given: environment, folders, sandbox. The environment is made from nothing but what is declared.
 *
 * @param addresses where other apps are reached, by environment variable
 * @param secrets values by environment variable; kept in memory only
 */
record Launch(
        EngineHome home,
        AppFolder folder,
        Release release,
        int port,
        Map<String, String> addresses,
        Map<String, String> secrets,
        String path) {

    /** @throws IOException if an address or a secret is missing, naming its variable */
    static Launch of(EngineContext context, Neighbours neighbours, AppFolder folder, Release release, int port)
            throws IOException {
        Map<String, String> secrets = new HashMap<>();
        for (Map.Entry<String, SecretReference> secret : release.secrets().entrySet()) {
            secrets.put(secret.getKey(), context.secrets().read(secret.getKey(), secret.getValue()));
        }
        return new Launch(
                context.home(),
                folder,
                release,
                port,
                addresses(neighbours, release),
                secrets,
                context.settings().path());
    }

    /** Where the apps are that the release depends on, by environment variable. */
    static Map<String, String> addresses(Neighbours neighbours, Release release) throws IOException {
        Map<String, String> addresses = new HashMap<>();
        for (var variable : release.dependencyVariables().entrySet()) {
            String address = neighbours
                    .address(variable.getValue())
                    .orElseThrow(() -> new IOException(
                            variable.getKey() + " is not known: " + variable.getValue() + " was not started yet"));
            addresses.put(variable.getKey(), address);
        }
        return addresses;
    }

    /** The folder it runs in. */
    Path directory() {
        return folder.work().resolve(release.build());
    }

    /** The command of the app itself. */
    ShellCommand run(String mark) {
        return command(RunLine.of(release.run(), port), mark, folder.output());
    }

    /** Another command that is run as the app would be. */
    ShellCommand command(String line, String mark, Path output) {
        return new ShellCommand(line, directory(), environment(), mark, output, sandbox());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", path);
        environment.put("HOME", folder.home().toString());
        environment.put("TMPDIR", folder.tmp().toString());
        environment.putAll(addresses);
        release.externalVariables().forEach((name, address) -> environment.put(name, address.toString()));
        environment.putAll(release.env());
        environment.putAll(secrets);
        environment.put("DATA_DIR", folder.data().toString());
        environment.put("PORT", Integer.toString(port));
        return environment;
    }

    private Optional<Sandbox> sandbox() {
        if (release.isolation() == Isolation.NONE) {
            return Optional.empty();
        }
        List<Path> writable = new ArrayList<>(List.of(directory(), folder.data(), folder.home(), folder.tmp()));
        return Optional.of(new Sandbox(home.root(), writable));
    }

    Redaction redaction() {
        return new Redaction(secrets.values());
    }
}
