package io.completedflow.door;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Routes kept in memory. */
public final class FakeRoutes implements Routes {
    public final Map<String, Route> routes = new ConcurrentHashMap<>();
    public final List<String> used = new CopyOnWriteArrayList<>();
    public final List<String> woken = new CopyOnWriteArrayList<>();

    /** A ready app of group {@code shop} in namespace {@code feature-132}, reached by {@code name.feature-132}. */
    public void ready(String name, int port) {
        routes.put(
                name + ".feature-132",
                new Route.Ready("feature-132", "shop." + name, URI.create("http://127.0.0.1:" + port)));
    }

    @Override
    public Route find(String host) {
        return routes.getOrDefault(host, new Route.Unknown());
    }

    @Override
    public Collection<String> hosts() {
        return routes.keySet();
    }

    @Override
    public void used(String namespace) {
        used.add(namespace);
    }

    @Override
    public void wake(String namespace) {
        woken.add(namespace);
    }
}
