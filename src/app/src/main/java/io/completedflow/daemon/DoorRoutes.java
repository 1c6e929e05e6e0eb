package io.completedflow.daemon;

import io.completedflow.config.Health.Probe;
import io.completedflow.door.Route;
import io.completedflow.door.Routes;
import io.completedflow.namespace.Decision;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.reconcile.NamespaceStatus;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where the front door's host names lead, as the reconciler's last turn left the namespaces. */
final class DoorRoutes implements Routes {
    private final Supplier<Map<String, NamespaceStatus>> namespaces;
    private final Consumer<String> use;
    private volatile Map<String, Route> routes = Map.of();

    /**
     * @param namespaces the namespaces as the last turn left them, by name
     * @param use told the name of a namespace that is used or to be woken
     */
    DoorRoutes(Supplier<Map<String, NamespaceStatus>> namespaces, Consumer<String> use) {
        this.namespaces = namespaces;
        this.use = use;
    }

    /** Takes what the last turn left. */
    void update() {
        Map<String, Route> fresh = new HashMap<>();
        for (NamespaceStatus status : namespaces.get().values()) {
            status.desired().ifPresent(desired -> desired.apps().values().stream()
                    .filter(app -> !(app.app().health().probe() instanceof Probe.Alive))
                    .forEach(app -> fresh.put(app.host(), route(status, app))));
        }
        routes = Map.copyOf(fresh);
    }

    private static Route route(NamespaceStatus status, DesiredApp app) {
        String namespace = status.observed().record().name();
        String id = app.id().toString();
        ObservedApp observed = status.observed().apps().getOrDefault(app.id(), ObservedApp.ABSENT);
        Optional<String> address = observed.running().filter(Instance::ready).flatMap(Instance::address);
        if (address.isPresent()) {
            return new Route.Ready(namespace, id, URI.create(address.get()));
        }
        return status.observed().record().asleep()
                ? new Route.Asleep(namespace, id)
                : new Route.NotReady(namespace, id, reason(status, app));
    }

    private static String reason(NamespaceStatus status, DesiredApp app) {
        return status.plan().stream()
                .flatMap(plan -> plan.decisions().stream())
                .filter(decision -> decision.app().equals(app.id()))
                .map(Decision::reason)
                .findFirst()
                .orElse("it is not planned yet");
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
        use.accept(namespace);
    }

    @Override
    public void wake(String namespace) {
        use.accept(namespace);
    }
}
