package io.jenkins.plugins.completedflow.page;

import io.jenkins.plugins.completedflow.known.NamespaceDetails;

/** Something that happened to a namespace, as the texts a view shows. */
public final class ShownEvent {
    private final NamespaceDetails event;

    ShownEvent(NamespaceDetails event) {
        this.event = event;
    }

    /** In ISO 8601. */
    public String getAt() {
        return event.text("at");
    }

    /** {@code group.app}; empty if it concerns the whole namespace. */
    public String getApp() {
        return event.text("app");
    }

    /** What happened, in the flow log's words. */
    public String getKind() {
        return event.text("kind");
    }

    public String getMessage() {
        return event.text("message");
    }

    public Mood getMood() {
        return Mood.of(getKind().substring(getKind().indexOf('.') + 1));
    }
}
