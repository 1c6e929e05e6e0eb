package io.jenkins.plugins.completedflow.rest;

import hudson.model.Api;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.util.Locale;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A request to the daemon of a node. */
@ExportedBean
@StaplerAccessibleType
public final class RequestResource {
    private final RequestProgress progress;

    RequestResource(RequestProgress progress) {
        this.progress = progress;
    }

    public Api getApi() {
        return new Api(this);
    }

    @Exported
    public String getId() {
        return progress.request().id();
    }

    @Exported
    public String getNode() {
        return progress.request().node();
    }

    /** Such as {@code create} or {@code delete}. */
    @Exported
    public String getKind() {
        return progress.request().kind().name().toLowerCase(Locale.ROOT);
    }

    @Exported
    public String getBranch() {
        return progress.request().branch();
    }

    /** {@code pending}, {@code running}, {@code done} or {@code failed}. */
    @Exported
    public String getStatus() {
        return progress.status().name().toLowerCase(Locale.ROOT);
    }

    @Exported
    public String getReason() {
        return progress.reason();
    }
}
