package io.completedflow.namespace.process.host;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The marks that what we start carries in its environment, and passes on to its children. By its mark a process is found again that
 * was started but not yet recorded, or that left its parent, group and session.
 */
public final class Marks {
    static final String VARIABLE = "FLOW_MARK";

    private final String home;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param homeId what tells our home from others on this machine */
    public Marks(String homeId) {
        this.home = homeId + "/";
    }

    /** What all marks of our home start with. */
    public String prefix() {
        return home;
    }

    /** What all marks of a namespace start with. */
    public String prefix(String namespace) {
        return home + namespace + "/";
    }

    /** A new mark, known from now on; {@code owner} tells people what carries it. */
    public String issue(String namespace, String owner) {
        String mark = prefix(namespace) + owner + "/" + UUID.randomUUID();
        known.add(mark);
        return mark;
    }

    /** Knows a mark that was issued before. */
    public void adopt(String mark) {
        known.add(mark);
    }

    /** Forgets a mark: whatever still carries it is an orphan. */
    public void retire(String mark) {
        known.remove(mark);
    }

    public boolean known(String mark) {
        return known.contains(mark);
    }
}
