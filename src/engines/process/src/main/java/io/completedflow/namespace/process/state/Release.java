package io.completedflow.namespace.process.state;

import io.completedflow.config.AppId;
import io.completedflow.config.Health;
import io.completedflow.config.Isolation;
import io.completedflow.config.SecretReference;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.source.Revision;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * An app, built, with all that is needed to run it, now or again later.
 *
 * @param digest of the desired app it was made for
 * @param build key of the build it runs
 * @param servesPort whether others reach it on its port
 * @param secrets where they are; their values are read at each start and kept nowhere
 */
public record Release(
        String digest,
        Revision revision,
        String build,
        String run,
        Optional<String> seed,
        boolean servesPort,
        Health health,
        Map<String, AppId> dependencyVariables,
        Map<String, URI> externalVariables,
        Map<String, String> env,
        Map<String, SecretReference> secrets,
        Isolation isolation) {

    /** Whether it was made for this app as it is desired. */
    public boolean isFor(DesiredApp app) {
        return digest.equals(app.digest());
    }

    /** Whether a process of {@code other} does what one of this release would and is judged alike, so that there is no need to start it anew. */
    public boolean runsLike(Release other) {
        return build.equals(other.build)
                && run.equals(other.run)
                && servesPort == other.servesPort
                && health.equals(other.health)
                && dependencyVariables.equals(other.dependencyVariables)
                && externalVariables.equals(other.externalVariables)
                && env.equals(other.env)
                && secrets.equals(other.secrets)
                && isolation == other.isolation;
    }
}
