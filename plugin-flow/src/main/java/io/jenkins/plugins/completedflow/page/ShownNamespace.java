package io.jenkins.plugins.completedflow.page;

import io.jenkins.plugins.completedflow.known.NamespaceDetails;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A namespace, as the texts a view shows; times are in ISO 8601, empty if not told. */
public final class ShownNamespace {
    private final KnownNamespace known;
    private final NamespaceDetails details;
    private final List<ShownApp> apps;

    ShownNamespace(KnownNamespace known) {
        this.known = known;
        this.details = NamespaceDetails.of(known);
        this.apps = details.apps().stream().map(ShownApp::new).toList();
    }

    public String getName() {
        return known.name();
    }

    public String getProduct() {
        return known.product();
    }

    public String getBranch() {
        return known.branch();
    }

    public String getNode() {
        return known.node();
    }

    public boolean isStanding() {
        return known.standing();
    }

    public String getTemplate() {
        return details.text("template");
    }

    public String getState() {
        return details.text("state");
    }

    public Mood getMood() {
        return Mood.of(getState());
    }

    public boolean isAsleep() {
        return getState().equals("asleep");
    }

    /** Why it is in its state; empty if there is nothing to say. */
    public String getReason() {
        return details.text("reason");
    }

    public String getCreatedAt() {
        return details.text("createdAt");
    }

    public String getLastPush() {
        return details.text("lastPush");
    }

    public String getLastUse() {
        return details.text("lastUse");
    }

    /** When it is to be deleted. */
    public String getDeleteAt() {
        return details.text("deleteAt");
    }

    public String getDeleteReason() {
        return details.text("deleteReason");
    }

    /** Who reconciles it. */
    public String getWriter() {
        return details.text("writer");
    }

    /** In dependency order; omitted and external ones are among them. */
    public List<ShownApp> getApps() {
        return apps;
    }

    /** How many of its apps are ready. */
    public long getReadyApps() {
        return apps.stream().filter(app -> app.getState().equals("ready")).count();
    }

    /** How many apps are deployed, or are to be. */
    public long getDeployedApps() {
        return apps.stream()
                .filter(app -> !List.of("omitted", "external").contains(app.getState()))
                .count();
    }

    public DependencyPicture getPicture() {
        return DependencyPicture.of(
                apps.stream().filter(app -> !app.getState().equals("omitted")).toList());
    }

    /** Newest first. */
    public List<ShownEvent> getEvents() {
        List<ShownEvent> events = new ArrayList<>(
                details.parts("events").stream().map(ShownEvent::new).toList());
        Collections.reverse(events);
        return events;
    }
}
