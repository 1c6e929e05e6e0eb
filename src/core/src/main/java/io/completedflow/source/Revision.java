package io.completedflow.source;

/**
 * The exact commit or digest an app runs.
 *
 * @param source the repository's address or the image's name
 * @param ref the branch or tag it was found by
 * @param id the commit or digest
 */
public record Revision(String source, String ref, String id) {
    /** The id, short enough to read: at most 8 characters. */
    public String shortId() {
        return id.length() > 8 ? id.substring(0, 8) : id;
    }
}
