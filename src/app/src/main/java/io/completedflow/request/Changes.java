package io.completedflow.request;

import io.completedflow.view.NamespaceView;
import java.util.List;

/**
 * What has changed since somebody last asked.
 *
 * @param version of the program that answers
 * @param revision to be shown at the next question
 * @param complete whether these are all requests and namespaces, since what was shown tells nothing here
 * @param removed names of the namespaces that are gone
 */
public record Changes(
        String version,
        String revision,
        boolean complete,
        List<RequestState> requests,
        List<ChangedNamespace> namespaces,
        List<String> removed) {

    /** @param repository address of its product repository */
    public record ChangedNamespace(String repository, NamespaceView namespace) {}
}
