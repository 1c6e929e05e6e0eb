package io.jenkins.plugins.completedflow.page;

import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.util.Locale;

/** What a node is asked for and has not done yet, as the texts a view shows. */
public final class ShownRequest {
    private final RequestProgress progress;

    ShownRequest(RequestProgress progress) {
        this.progress = progress;
    }

    /** What is to be done, in a word or two. */
    public String getKind() {
        return switch (progress.request().kind()) {
            case CREATE -> Messages.ShownRequest_create();
            case DELETE, ENVIRONMENT_DELETE -> Messages.ShownRequest_delete();
            case SLEEP -> Messages.ShownRequest_sleep();
            case WAKE -> Messages.ShownRequest_wake();
            case PLAN -> Messages.ShownRequest_plan();
            case NOTICE -> Messages.ShownRequest_notice();
        };
    }

    public String getBranch() {
        return progress.request().branch();
    }

    public String getNode() {
        return progress.request().node();
    }

    /** The job whose build asks; empty if none does. */
    public String getJob() {
        return progress.request().job();
    }

    public String getStatus() {
        return progress.status().name().toLowerCase(Locale.ROOT);
    }

    public Mood getMood() {
        return Mood.of(getStatus());
    }

    /** Why it waits; empty if there is nothing to say. */
    public String getReason() {
        return progress.reason();
    }
}
