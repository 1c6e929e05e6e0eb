package io.completedflow.namespace.kubernetes;

import io.completedflow.config.KubernetesApp;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.kubernetes.object.AppObjects;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the objects of apps, of manifests in their repositories where they have such. */
record AppSources(Repositories repositories) {
    /** @throws IOException if a manifest is not there or cannot be applied, naming it */
    AppObjects objects(DesiredNamespace desired, DesiredApp app) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> files = app.app()
                .kubernetes()
                .manifests()
                .map(KubernetesApp.Manifests::files)
                .orElse(List.of());
        for (String file : files) {
            texts.put(file, text(app, file));
        }
        return AppObjects.of(desired, app, texts);
    }

    private String text(DesiredApp app, String file) throws IOException {
        try {
            Optional<String> text =
                    repositories.read(app.revision().source(), app.revision().id(), file);
            return text.orElseThrow(() -> new IOException(app.revision().source() + " has no " + file + " at "
                    + app.revision().shortId() + "; add it, or take it out of the app's manifests"));
        } catch (RepositoryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
