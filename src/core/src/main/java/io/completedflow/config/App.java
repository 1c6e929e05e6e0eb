package io.completedflow.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An app as the flow file says it.
 *
 * @param repo the repository's address as written; relative ones resolve against the product repository's
 * @param path the app's folder within its repository, {@code ""} for the root; never leads out of it
 * @param image the container image, if it is deployed as one
 * @param build shell command that builds it in its folder
 * @param test shell command that must succeed before it replaces what runs
 * @param run shell command that runs it; {@code {port}} stands for its port
 * @param seed shell command run once for each new data set, before the first start
 * @param port the container's port
 * @param depends names of groups, apps of the same group, or {@code group.app}
 * @param external where others reach it when it is not deployed here
 * @param autoDeploy false pins the revision first deployed
 * @param where its place in the flow file
 */
public record App(
        AppId id,
        Optional<String> repo,
        String path,
        Optional<String> image,
        Optional<String> build,
        Optional<String> test,
        Optional<String> run,
        Optional<String> seed,
        OptionalInt port,
        Health health,
        List<Reference> depends,
        boolean omitFromDeploy,
        Set<String> omitFromNamespaces,
        Optional<URI> external,
        Map<String, String> env,
        Map<String, SecretReference> secrets,
        boolean autoDeploy,
        Isolation isolation,
        Location where) {
    /** This app with other secrets and isolation. */
    App with(Map<String, SecretReference> otherSecrets, Isolation otherIsolation) {
        return new App(
                id,
                repo,
                path,
                image,
                build,
                test,
                run,
                seed,
                port,
                health,
                depends,
                omitFromDeploy,
                omitFromNamespaces,
                external,
                env,
                otherSecrets,
                autoDeploy,
                otherIsolation,
                where);
    }
}
