package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.EngineKind;
import io.completedflow.source.Revision;

/** Where the revisions of an app come from in an engine. */
sealed interface AppSource {
    /** The branches of its repository. */
    record Repository() implements AppSource {}

    /** The image that the flow file names. */
    record Image(Revision revision) implements AppSource {}

    /** Nowhere; in words why, and what to do about it. */
    record Missing(String reason) implements AppSource {}

    static AppSource of(App app, EngineKind engine) {
        if (engine == EngineKind.PROCESS) {
            return app.run().isPresent() && app.repo().isPresent()
                    ? new Repository()
                    : new Missing(
                            "engine process runs no images; give it repo and run, or omitFromDeploy and external");
        }
        if (app.kubernetes().manifests().isPresent() || app.imageFollowsRepository()) {
            return new Repository();
        }
        return app.image()
                .<AppSource>map(name -> new Image(revision(name)))
                .orElseGet(() ->
                        new Missing("engine kubernetes runs images; give it an image, or omitFromDeploy and external"));
    }

    /** {@code name:tag@digest}, of which tag and digest may be missing. */
    private static Revision revision(String image) {
        int at = image.indexOf('@');
        String tagged = at < 0 ? image : image.substring(0, at);
        int colon = tagged.lastIndexOf(':');
        boolean hasTag = colon > tagged.lastIndexOf('/');
        String tag = hasTag ? tagged.substring(colon + 1) : "latest";
        return new Revision(hasTag ? tagged.substring(0, colon) : tagged, tag, at < 0 ? tag : image.substring(at + 1));
    }
}
