package io.completedflow.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A namespace as it is shown.
 *
 * @param branch full name of the branch it is for; of a standing environment: the one that feeds it now
 * @param standing whether it is a standing environment
 * @param reason why it is in its state, in words; empty if that needs no word
 * @param writer who reconciles it, such as {@code watch@host}
 * @param flowFileCommit commit of the product repository its groups were read at
 * @param lastPush when a newer revision of its branch was last seen
 * @param lastUse when it was last created, woken or requested through the front door
 * @param deleteAt when it is to be deleted, if it is
 * @param deleteReason why it is to be deleted; empty if it is not
 * @param apps in dependency order; omitted and external ones are among them
 * @param events the last things that happened to it, oldest first; empty where several namespaces are listed
 */
public record NamespaceView(
        String name,
        String product,
        String branch,
        String template,
        boolean standing,
        NamespaceState state,
        String reason,
        String writer,
        Optional<String> flowFileCommit,
        Instant createdAt,
        Instant lastPush,
        Instant lastUse,
        Optional<Instant> deleteAt,
        String deleteReason,
        List<AppView> apps,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventView> events) {
    public NamespaceView {
        apps = List.copyOf(apps);
        // Who is older tells none.
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** The same with these events. */
    public NamespaceView withEvents(List<EventView> last) {
        return new NamespaceView(
                name,
                product,
                branch,
                template,
                standing,
                state,
                reason,
                writer,
                flowFileCommit,
                createdAt,
                lastPush,
                lastUse,
                deleteAt,
                deleteReason,
                apps,
                last);
    }

    /** The apps that a name means: one of {@code group.app}, or all of this short name. */
    public List<AppView> apps(String name) {
        return apps.stream()
                .filter(app -> app.id().equals(name) || app.shortName().equals(name))
                .toList();
    }
}
