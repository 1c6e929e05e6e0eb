package io.jenkins.plugins.completedflow.rest;

import io.jenkins.plugins.completedflow.known.NamespaceDetails;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An app of a namespace. */
@ExportedBean
public final class AppResource {
    private final NamespaceDetails app;

    AppResource(NamespaceDetails app) {
        this.app = app;
    }

    @Exported
    public String getId() {
        return app.text("id");
    }

    @Exported
    public String getState() {
        return app.text("state");
    }

    @Exported
    public String getReason() {
        return app.text("reason");
    }

    /** The revision that runs; empty if none does. */
    @Exported
    public String getRevision() {
        return app.part("running").text("id");
    }

    @Exported
    public String getUrl() {
        return app.text("url");
    }
}
