package io.jenkins.plugins.completedflow.page;

import io.jenkins.plugins.completedflow.known.NamespaceDetails;

/** What an app runs, as the texts a view shows. */
public final class ShownRevision {
    private static final int SHORT = 8;

    private final NamespaceDetails revision;

    private ShownRevision(NamespaceDetails revision) {
        this.revision = revision;
    }

    /** Null if there is none. */
    static ShownRevision of(NamespaceDetails revision) {
        return revision.text("id").isEmpty() ? null : new ShownRevision(revision);
    }

    /** The commit or the image's digest. */
    public String getId() {
        return revision.text("id");
    }

    /** The commit, short enough to read; a digest without the name of its kind. */
    public String getShortId() {
        String id = getId().replaceFirst("^sha256:", "");
        return id.length() > SHORT ? id.substring(0, SHORT) : id;
    }

    /** The branch or tag it was found by. */
    public String getRef() {
        return revision.text("ref");
    }

    /** Whether it is an image. */
    public boolean isImage() {
        return getId().startsWith("sha256:");
    }

    /** The image's name; of a commit nothing, as its repository is the app's. */
    public String getImage() {
        return isImage() ? revision.text("source") : "";
    }
}
