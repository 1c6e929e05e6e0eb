package io.completedflow.namespace.kubernetes;

import io.completedflow.namespace.kubernetes.object.SecretValues;
import io.completedflow.source.Repositories;

/**
 * How clusters are written to.
 *
 * @param repositories where manifests are read from
 * @param writer the name that namespaces are written under; one program at a time does so in a cluster
 * @param identity of this program under that name, the same after a restart
 * @param requests how many requests to a cluster there may be at a time, beside the watches
 */
public record KubernetesEngineSettings(
        Repositories repositories, String writer, String identity, SecretValues secrets, int requests) {
    private static final int REQUESTS = 8;

    /** With secrets of this program's environment and files. */
    public static KubernetesEngineSettings standard(Repositories repositories, String writer, String identity) {
        return new KubernetesEngineSettings(repositories, writer, identity, new LocalSecrets(System::getenv), REQUESTS);
    }
}
