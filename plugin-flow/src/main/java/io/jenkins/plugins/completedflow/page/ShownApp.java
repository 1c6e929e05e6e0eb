package io.jenkins.plugins.completedflow.page;

import io.jenkins.plugins.completedflow.known.NamespaceDetails;
import java.util.List;
import java.util.stream.Stream;

/** An app of a namespace, as the texts a view shows. */
public final class ShownApp {
    private final NamespaceDetails app;

    /** @param app of the apps of {@code flow describe -o json} */
    ShownApp(NamespaceDetails app) {
        this.app = app;
    }

    /** {@code group.app}. */
    public String getId() {
        return app.text("id");
    }

    public String getName() {
        return getId().substring(getId().indexOf('.') + 1);
    }

    public String getState() {
        return app.text("state");
    }

    public Mood getMood() {
        return Mood.of(getState());
    }

    /** Why it is in its state; empty if there is nothing to say. */
    public String getReason() {
        return app.text("reason");
    }

    /** When its state began, in ISO 8601; empty if that is not told. */
    public String getSince() {
        return app.text("since");
    }

    public String getRestarts() {
        return app.text("restarts");
    }

    /** What runs; null if nothing does. */
    public ShownRevision getRunning() {
        return ShownRevision.of(app.part("running"));
    }

    /** What is being deployed, or could not be; null if nothing. */
    public ShownRevision getNext() {
        return ShownRevision.of(app.part("next"));
    }

    /** Where it answers; empty if nowhere, or if what the daemon told is no web address. */
    public String getUrl() {
        return Stream.of(app.text("url"), app.text("address"))
                .filter(address -> address.matches("https?://[^\\s\"'<>]+"))
                .findFirst()
                .orElse("");
    }

    /** The last lines that what failed printed. */
    public List<String> getTail() {
        return app.texts("tail");
    }

    /** Identities of the apps that must be ready before it starts. */
    public List<String> getDepends() {
        return app.texts("depends");
    }
}
