package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.Isolation;
import io.completedflow.config.SecretReference;
import io.completedflow.source.Revision;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * An app as it should be in a namespace.
 *
 * @param app as the flow file says it
 * @param revision what it should run
 * @param depends each once: the apps that must be ready before it starts, all of them deployed (or unresolved) in the same namespace
 * @param dependencyVariables environment variables that hold the addresses of apps in the namespace ({@code CATALOG_URL})
 * @param externalVariables environment variables that hold addresses outside ({@code BILLING_URL})
 * @param env the template's and the app's environment, the app's winning
 * @param secrets by environment variable; none where the branch is not trusted
 * @param host its host name within the front door's domain: {@code app.namespace} or {@code app.group.namespace}
 * @param digest SHA-256 (hex) over all that makes a redeployment necessary; equal digests need none
 */
public record DesiredApp(
        App app,
        Revision revision,
        List<AppId> depends,
        Map<String, AppId> dependencyVariables,
        Map<String, URI> externalVariables,
        Map<String, String> env,
        Map<String, SecretReference> secrets,
        Isolation isolation,
        String host,
        String digest) {
    public AppId id() {
        return app.id();
    }
}
