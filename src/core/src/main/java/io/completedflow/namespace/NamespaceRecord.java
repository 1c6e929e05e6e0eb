package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept about a namespace beside what runs in it. The engine holds it, so that no other store need survive.
 *
 * @param productRepository address of the repository its flow file is read from
 * @param branch full name of the branch it is for; of a standing environment: the one that feeds it now
 * @param standing whether it is a standing environment, which no branch, ttl or reaper deletes
 * @param writer who reconciles it, such as {@code watch@host}
 * @param flowFileCommit commit of the product repository its groups were read at
 * @param lastPush when a newer revision of its branch was last seen; those of a fallback do not count, or it would never expire
 * @param lastUse when it was last created, woken or requested through the front door
 * @param taken the revisions it runs or is to run, by app
 * @param takenAt when they were last refreshed
 * @param only the apps it is limited to (with what they depend on); empty: all
 * @param pins revisions set for an app, which win over {@code taken}
 * @param deleteAt when it is to be deleted, if it is
 * @param deleteReason why it is to be deleted; empty if it is not
 */
public record NamespaceRecord(
        String name,
        String product,
        String productRepository,
        String branch,
        String template,
        boolean standing,
        String writer,
        Optional<String> flowFileCommit,
        Instant createdAt,
        Instant lastPush,
        Instant lastUse,
        boolean asleep,
        Map<AppId, Revision> taken,
        Instant takenAt,
        Set<AppId> only,
        Map<AppId, Revision> pins,
        Optional<Instant> deleteAt,
        String deleteReason) {

    /** With these revisions to run from now on, of groups read at this commit. */
    public NamespaceRecord taking(Map<AppId, Revision> revisions, Optional<String> commit, Instant now) {
        boolean pushed = !taken.isEmpty()
                && revisions.entrySet().stream()
                        .anyMatch(newer -> newer.getValue().ref().equals(branch)
                                && !newer.getValue().equals(taken.get(newer.getKey())));
        return new NamespaceRecord(
                name,
                product,
                productRepository,
                branch,
                template,
                standing,
                writer,
                commit,
                createdAt,
                pushed ? now : lastPush,
                lastUse,
                asleep,
                Map.copyOf(revisions),
                now,
                only,
                pins,
                deleteAt,
                deleteReason);
    }

    /** Fed by this branch from now on. */
    public NamespaceRecord fedBy(String feeding, Instant now) {
        return new NamespaceRecord(
                name,
                product,
                productRepository,
                feeding,
                template,
                standing,
                writer,
                flowFileCommit,
                createdAt,
                now,
                lastUse,
                asleep,
                taken,
                takenAt,
                only,
                pins,
                deleteAt,
                deleteReason);
    }

    /** Made anew by a person: by this template and for these apps, awake, and no longer to be deleted. */
    public NamespaceRecord asked(String by, Set<AppId> apps, Instant now) {
        return new NamespaceRecord(
                name,
                product,
                productRepository,
                branch,
                by,
                standing,
                writer,
                flowFileCommit,
                createdAt,
                lastPush,
                now,
                false,
                taken,
                takenAt,
                Set.copyOf(apps),
                pins,
                Optional.empty(),
                "");
    }

    /** Used, by a request or a person. */
    public NamespaceRecord usedAt(Instant now) {
        return new NamespaceRecord(
                name,
                product,
                productRepository,
                branch,
                template,
                standing,
                writer,
                flowFileCommit,
                createdAt,
                lastPush,
                now,
                asleep,
                taken,
                takenAt,
                only,
                pins,
                deleteAt,
                deleteReason);
    }

    public NamespaceRecord fallenAsleep() {
        return new NamespaceRecord(
                name,
                product,
                productRepository,
                branch,
                template,
                standing,
                writer,
                flowFileCommit,
                createdAt,
                lastPush,
                lastUse,
                true,
                taken,
                takenAt,
                only,
                pins,
                deleteAt,
                deleteReason);
    }

    public NamespaceRecord awake(Instant now) {
        return new NamespaceRecord(
                name,
                product,
                productRepository,
                branch,
                template,
                standing,
                writer,
                flowFileCommit,
                createdAt,
                lastPush,
                now,
                false,
                taken,
                takenAt,
                only,
                pins,
                deleteAt,
                deleteReason);
    }

    /** To be deleted at this time for this reason; or, if empty, no longer. */
    public NamespaceRecord toBeDeleted(Optional<Instant> at, String reason) {
        return new NamespaceRecord(
                name,
                product,
                productRepository,
                branch,
                template,
                standing,
                writer,
                flowFileCommit,
                createdAt,
                lastPush,
                lastUse,
                asleep,
                taken,
                takenAt,
                only,
                pins,
                at,
                reason);
    }
}
