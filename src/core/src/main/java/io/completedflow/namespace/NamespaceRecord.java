package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is kept about a namespace beside what runs in it. The engine holds it, so that no other store need survive. */
public record NamespaceRecord(Origin origin, Deployment deployment, Lifetime lifetime) {

    public String name() {
        return origin.name();
    }

    public String product() {
        return origin.product();
    }

    /** Address of the repository its flow file is read from. */
    public String productRepository() {
        return origin.productRepository();
    }

    /** Full name of the branch it is for; of a standing environment: the one that feeds it now. */
    public String branch() {
        return origin.branch();
    }

    public String template() {
        return origin.template();
    }

    public boolean standing() {
        return origin.standing();
    }

    /** Who reconciles it. */
    public String writer() {
        return origin.writer();
    }

    public boolean asleep() {
        return lifetime.asleep();
    }

    /** The commits of its branch that it was last made from, by address of the repository. */
    public Map<String, String> heads() {
        Map<String, String> heads = new HashMap<>(deployment.heads(branch()));
        deployment.flowFileCommit().ifPresent(commit -> heads.put(productRepository(), commit));
        return heads;
    }

    /** With these revisions to run from now on, of groups read at this commit. */
    public NamespaceRecord taking(Map<AppId, Revision> revisions, Optional<String> commit, Instant now) {
        return new NamespaceRecord(
                origin,
                deployment.taking(branch(), revisions, commit, now),
                deployment.pushedTo(branch(), revisions) ? lifetime.pushedAt(now) : lifetime);
    }

    /**
     * The same, but for which revisions were found, when and of which commit, and when a push was last seen: for engines that keep these
     * apart from the rest.
     */
    public NamespaceRecord found(
            Map<AppId, Revision> revisions, Optional<String> commit, Instant at, Instant lastPush) {
        return new NamespaceRecord(origin, deployment.found(revisions, commit, at), lifetime.pushedAt(lastPush));
    }

    /** Reconciled by this writer from now on. */
    public NamespaceRecord takenOverBy(String other) {
        return new NamespaceRecord(origin.ofWriter(other), deployment, lifetime);
    }

    /** With a revision set for an app, by a build. */
    public NamespaceRecord pinned(AppId app, Revision revision, BuildPin build) {
        return new NamespaceRecord(origin, deployment.pinned(app, revision, build), lifetime);
    }

    /** Whether it is for the code of a fork. */
    public boolean fork() {
        return ForkBranch.is(branch());
    }

    /** Fed by this branch from now on. */
    public NamespaceRecord fedBy(String feeding, Instant now) {
        return new NamespaceRecord(origin.ofBranch(feeding), deployment, lifetime.pushedAt(now));
    }

    /** Made anew by a person: by this template and for these apps, awake, and no longer to be deleted. */
    public NamespaceRecord asked(String by, Set<AppId> apps, Instant now) {
        return new NamespaceRecord(
                origin.ofTemplate(by),
                deployment.limitedTo(apps),
                lifetime.awake(now).toBeDeleted(Optional.empty(), ""));
    }

    /** Used, by a request or a person. */
    public NamespaceRecord usedAt(Instant now) {
        return living(lifetime.usedAt(now));
    }

    public NamespaceRecord fallenAsleep() {
        return living(lifetime.fallenAsleep());
    }

    public NamespaceRecord awake(Instant now) {
        return living(lifetime.awake(now));
    }

    /** To be deleted at this time for this reason; or, if empty, no longer. */
    public NamespaceRecord toBeDeleted(Optional<Instant> at, String reason) {
        return living(lifetime.toBeDeleted(at, reason));
    }

    private NamespaceRecord living(Lifetime other) {
        return new NamespaceRecord(origin, deployment, other);
    }
}
