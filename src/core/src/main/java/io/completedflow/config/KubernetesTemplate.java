package io.completedflow.config;

import java.util.Optional;

/**
 * How a template's namespaces are kept in a cluster; without effect for another engine.
 *
 * @param cluster name of the cluster, a context of the kubeconfig; empty: the current one, or the one this program runs in
 * @param domain under which its apps have host names {@code app.group.namespace.domain}; empty: they are not routed
 * @param route what leads to its apps; empty: nothing does
 * @param quota what all apps of one namespace may take together
 * @param defaultMin what an app that says nothing is given
 * @param defaultMax what an app that says nothing may take
 * @param imagePullSecret where the Docker configuration for its image registries is
 * @param healsDrift whether what others changed is put back; else it is shown
 */
public record KubernetesTemplate(
        Optional<String> cluster,
        Optional<String> domain,
        Optional<Route> route,
        ClusterQuota quota,
        Amounts defaultMin,
        Amounts defaultMax,
        Optional<SecretReference> imagePullSecret,
        Network network,
        PodSecurity podSecurity,
        boolean healsDrift) {
    public static final KubernetesTemplate DEFAULT = new KubernetesTemplate(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ClusterQuota.NONE,
            Amounts.NONE,
            Amounts.NONE,
            Optional.empty(),
            Network.GRAPH,
            PodSecurity.RESTRICTED,
            false);

    /** What leads from outside to the apps. */
    public sealed interface Route {
        /** An Ingress of this class. */
        record Ingress(String ingressClass) implements Route {}

        /** An HTTPRoute of this Gateway. */
        record Gateway(String namespace, String name) implements Route {}
    }

    /** Who may open connections to an app. */
    public enum Network {
        /** The apps that depend on it, and what routes to it. */
        GRAPH,
        /** All of its namespace, and what routes to it. */
        NAMESPACE,
        /** Everybody. */
        OPEN
    }

    /** The levels of Kubernetes' pod security standards. */
    public enum PodSecurity {
        RESTRICTED,
        BASELINE,
        PRIVILEGED
    }
}
