package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.Arrays;
import java.util.List;

/**
 * Which place each app has in a list. Asked for every dependency of a large product, whose apps do not fit a processor's cache: hence a plain
 * table, and questions answered together, so that the processor need not wait for the memory each time.
 */
final class AppPositions {
    private final List<AppId> apps;
    /** Positions by hash, those that clash in the next free slots; -1 is free. At most half are taken. */
    private final int[] slots;

    /** @param apps each once */
    AppPositions(List<AppId> apps) {
        this.apps = apps;
        this.slots = new int[Integer.highestOneBit(Math.max(1, apps.size())) * 4];
        Arrays.fill(slots, -1);
        for (int i = 0; i < apps.size(); i++) {
            slots[slot(apps.get(i), hash(apps.get(i)))] = i;
        }
    }

    /** The app's position; -1 if it is not in the list. */
    int of(AppId app) {
        return slots[slot(app, hash(app))];
    }

    /** The position of each app; -1 for one that is not in the list. */
    int[] of(List<AppId> asked) {
        int[] found = new int[asked.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = hash(asked.get(i));
        }
        for (int i = 0; i < found.length; i++) {
            found[i] = slots[slot(asked.get(i), found[i])];
        }
        return found;
    }

    private int hash(AppId app) {
        int hash = app.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & slots.length - 1;
    }

    /** The slot that holds the app, or would. */
    private int slot(AppId app, int hash) {
        int slot = hash;
        while (slots[slot] >= 0 && !apps.get(slots[slot]).equals(app)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
