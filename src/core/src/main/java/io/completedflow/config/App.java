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
 * @param kubernetes what it says for when it is deployed to a cluster
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
        KubernetesApp kubernetes,
        Location where) {
    /** Whether its image is made from a commit of its repository, which the image's name then says. */
    public boolean imageFollowsRepository() {
        return repo().isPresent() && image().filter(name -> name.contains("{")).isPresent();
    }

    /** This app with other secrets, isolation and role in a cluster. */
    App with(Map<String, SecretReference> otherSecrets, Isolation otherIsolation, Optional<String> otherRole) {
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
                kubernetes.withRole(otherRole),
                where);
    }
}
