package io.completedflow.source.git;

import io.completedflow.source.RepositoryException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tree ids looked up before. They never change, and every reconcile asks for those of every app. */
final class TreeIds {
    private static final int MOST = 20_000;

    /** A question to git. */
    interface Lookup {
        String id() throws RepositoryException;
    }

    private final Map<String, String> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    String get(String name, Lookup lookup) throws RepositoryException {
        synchronized (known) {
            String id = known.get(name);
            if (id != null) {
                return id;
            }
        }
        String id = lookup.id();
        synchronized (known) {
            known.put(name, id);
        }
        return id;
    }
}
