package io.completedflow.namespace.kubernetes.object;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of objects that are made or looked at, as the API calls them. */
public enum ObjectKind {
    NAMESPACE("v1", "Namespace", "namespaces"),
    RESOURCE_QUOTA("v1", "ResourceQuota", "resourcequotas"),
    LIMIT_RANGE("v1", "LimitRange", "limitranges"),
    SERVICE_ACCOUNT("v1", "ServiceAccount", "serviceaccounts"),
    SECRET("v1", "Secret", "secrets"),
    CONFIG_MAP("v1", "ConfigMap", "configmaps"),
    SERVICE("v1", "Service", "services"),
    VOLUME_CLAIM("v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
    POD("v1", "Pod", "pods"),
    DEPLOYMENT("apps/v1", "Deployment", "deployments"),
    STATEFUL_SET("apps/v1", "StatefulSet", "statefulsets"),
    JOB("batch/v1", "Job", "jobs"),
    CRON_JOB("batch/v1", "CronJob", "cronjobs"),
    ROLE_BINDING("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings"),
    NETWORK_POLICY("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
    INGRESS("networking.k8s.io/v1", "Ingress", "ingresses"),
    HTTP_ROUTE("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes"),
    DISRUPTION_BUDGET("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets"),
    LEASE("coordination.k8s.io/v1", "Lease", "leases");

    private final String apiVersion;
    private final String word;
    private final String plural;

    ObjectKind(String apiVersion, String word, String plural) {
        this.apiVersion = apiVersion;
        this.word = word;
        this.plural = plural;
    }

    /** The kind that a manifest names, if it is one of these. */
    public static Optional<ObjectKind> of(String apiVersion, String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.apiVersion.equals(apiVersion) && kind.word.equals(word))
                .findFirst();
    }

    public static ObjectKind ofWord(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of object: " + word));
    }

    public String apiVersion() {
        return apiVersion;
    }

    /** As in a manifest: {@code Deployment}. */
    public String word() {
        return word;
    }

    public String plural() {
        return plural;
    }

    /** The API's group; empty for the core's. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    public String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    public boolean namespaced() {
        return this != NAMESPACE;
    }

    /** Whether it runs an app's instances. */
    public boolean runsApps() {
        return this == DEPLOYMENT || this == STATEFUL_SET;
    }
}
