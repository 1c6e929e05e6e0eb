package io.completedflow.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the index page shows, as {@code /-/namespaces.json} has it: strings, numbers and lists; times in ISO 8601, {@code null} for
 * what is not. No secret is among it.
 *
 * @param notices what concerns everything and needs a person's eye, such as paused deletions
 * @param events the newest first; some twenty are enough
 */
public record Overview(List<Notice> notices, List<Product> products, List<Happening> events) {
    public static final Overview EMPTY = new Overview(List.of(), List.of(), List.of());

    /** @param text what happened, and what to do about it */
    public record Notice(String title, String text) {}

    /** @param repository address of the repository its flow file is read from */
    public record Product(String name, String repository, List<Namespace> namespaces) {}

    /**
     * @param standing whether it is a standing environment
     * @param reason why it is in this state, in a sentence; may be empty
     * @param lastPush when a newer revision was last seen
     * @param nextUpdate when it will look for newer revisions next; empty if it follows them as they come
     * @param deleteAt when it will be deleted as things are
     * @param deleteReason why it will be deleted; may be empty
     * @param waves ids of apps by the order in which they may start, for the picture of their dependencies
     */
    public record Namespace(
            String name,
            String branch,
            String template,
            boolean standing,
            State state,
            String reason,
            Optional<Instant> createdAt,
            Optional<Instant> lastPush,
            Optional<Instant> nextUpdate,
            Optional<Instant> deleteAt,
            String deleteReason,
            List<App> apps,
            List<List<String>> waves) {}

    /**
     * @param id {@code group.app}
     * @param name the short name
     * @param reason why it waits, failed or is left out, in a sentence; may be empty
     * @param address where a browser reaches it by the front door, or outside if external; empty if it serves no port
     * @param direct where any client reaches it without the front door; may be empty
     * @param running what runs
     * @param next what is being brought in, or failed
     * @param since when it came into this state
     * @param tail last lines of output of what failed
     */
    public record App(
            String id,
            String name,
            String group,
            State state,
            String reason,
            String address,
            String direct,
            Optional<Commit> running,
            Optional<Commit> next,
            Optional<Instant> since,
            int restarts,
            List<String> depends,
            List<String> tail) {}

    /**
     * @param id the whole commit id
     * @param shortId as people read it
     * @param fallback whether the branch is not the namespace's own but the one followed in its absence
     */
    public record Commit(String id, String shortId, String branch, boolean fallback) {}

    /**
     * @param namespace empty if it concerns everything
     * @param app empty if it concerns the whole namespace
     * @param kind in dotted words such as {@code app.ready}
     */
    public record Happening(Instant at, String namespace, String app, String kind, String message) {}
}
