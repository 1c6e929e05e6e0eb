package io.completedflow.namespace;

import java.time.Instant;
import java.util.Optional;

/**
 * How long a namespace has been there, and how long it is to be.
 *
 * @param lastPush when a newer revision of its branch was last seen; those of a fallback do not count, or it would never expire
 * @param lastUse when it was last created, woken or requested through the front door
 * @param deleteAt when it is to be deleted, if it is
 * @param deleteReason why it is to be deleted; empty if it is not
 */
public record Lifetime(
        Instant createdAt,
        Instant lastPush,
        Instant lastUse,
        boolean asleep,
        Optional<Instant> deleteAt,
        String deleteReason) {

    /** Of a namespace made now. */
    public static Lifetime from(Instant now) {
        return new Lifetime(now, now, now, false, Optional.empty(), "");
    }

    Lifetime pushedAt(Instant now) {
        return new Lifetime(createdAt, now, lastUse, asleep, deleteAt, deleteReason);
    }

    Lifetime usedAt(Instant now) {
        return new Lifetime(createdAt, lastPush, now, asleep, deleteAt, deleteReason);
    }

    Lifetime fallenAsleep() {
        return new Lifetime(createdAt, lastPush, lastUse, true, deleteAt, deleteReason);
    }

    Lifetime awake(Instant now) {
        return new Lifetime(createdAt, lastPush, now, false, deleteAt, deleteReason);
    }

    Lifetime toBeDeleted(Optional<Instant> at, String reason) {
        return new Lifetime(createdAt, lastPush, lastUse, asleep, at, reason);
    }
}
