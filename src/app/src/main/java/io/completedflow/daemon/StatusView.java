package io.completedflow.daemon;

import io.completedflow.config.AppId;
import io.completedflow.config.Health.Probe;
import io.completedflow.namespace.Decision;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.NamespacePlan;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows what the reconciler knows of a namespace. */
final class StatusView {
    private final Function<String, Optional<String>> urlOfHost;
    private final LatestEvents events;

    /** @param urlOfHost the front door's address for a host name, if there is a front door */
    StatusView(Function<String, Optional<String>> urlOfHost, LatestEvents events) {
        this.urlOfHost = urlOfHost;
        this.events = events;
    }

    /** With the last things that happened to it. */
    NamespaceView detailed(NamespaceStatus status) {
        NamespaceRecord record = status.observed().record();
        return view(status).withEvents(events.of(record.product(), record.name()));
    }

    NamespaceView view(NamespaceStatus status) {
        NamespaceRecord record = status.observed().record();
        return new NamespaceView(
                record.name(),
                record.product(),
                record.branch(),
                record.template(),
                record.standing(),
                state(status),
                status.observed().deleting() ? status.observed().obstacle() : status.hold(),
                record.writer(),
                record.deployment().flowFileCommit(),
                record.lifetime().createdAt(),
                record.lifetime().lastPush(),
                record.lifetime().lastUse(),
                record.lifetime().deleteAt(),
                record.lifetime().deleteReason(),
                apps(status),
                List.of());
    }

    private static NamespaceState state(NamespaceStatus status) {
        if (status.observed().deleting()) {
            return NamespaceState.DELETING;
        }
        if (status.plan().isEmpty()) {
            return status.hold().isEmpty() ? NamespaceState.PROGRESSING : NamespaceState.FAILED;
        }
        NamespacePlan plan = status.plan().get();
        if (!plan.settled()) {
            return NamespaceState.PROGRESSING;
        }
        if (status.observed().record().asleep()) {
            return NamespaceState.ASLEEP;
        }
        return plan.complete() ? NamespaceState.READY : NamespaceState.FAILED;
    }

    private List<AppView> apps(NamespaceStatus status) {
        if (status.plan().isEmpty() || status.desired().isEmpty()) {
            return List.of();
        }
        Map<AppId, Integer> position = positions(status.plan().get());
        List<Decision> decisions = new ArrayList<>(status.plan().get().decisions());
        decisions.sort(Comparator.comparing(decision -> position.getOrDefault(decision.app(), Integer.MAX_VALUE)));
        boolean asleep = status.observed().record().asleep();
        return decisions.stream()
                .map(decision -> app(
                        status.desired().get(),
                        decision,
                        status.observed().apps().getOrDefault(decision.app(), ObservedApp.ABSENT),
                        asleep))
                .toList();
    }

    private static Map<AppId, Integer> positions(NamespacePlan plan) {
        Map<AppId, Integer> position = new HashMap<>();
        plan.waves().forEach(wave -> wave.forEach(app -> position.put(app, position.size())));
        return position;
    }

    private AppView app(DesiredNamespace desired, Decision decision, ObservedApp observed, boolean asleep) {
        Optional<DesiredApp> wanted = Optional.ofNullable(desired.apps().get(decision.app()));
        Optional<ObservedApp.Instance> running = observed.running();
        Optional<ObservedApp.Attempt> attempt = observed.attempt();
        Optional<String> host = wanted.filter(StatusView::servesPort).map(DesiredApp::host);
        AppState state = state(decision, observed, asleep);
        return new AppView(
                decision.app().toString(),
                state,
                decision.reason().equals(state.word()) ? "" : decision.reason(),
                running.map(ObservedApp.Instance::revision),
                attempt.map(ObservedApp.Attempt::revision).or(() -> wanted.map(DesiredApp::revision)
                        .filter(next ->
                                running.map(r -> !r.revision().equals(next)).orElse(true))),
                running.map(ObservedApp.Instance::since).or(() -> attempt.map(ObservedApp.Attempt::since)),
                running.map(ObservedApp.Instance::restarts).orElse(0),
                decision instanceof Decision.External external
                        ? Optional.of(external.address().toString())
                        : running.flatMap(ObservedApp.Instance::address),
                host,
                host.flatMap(urlOfHost),
                wanted.map(app -> app.depends().stream()
                                .map(AppId::toString)
                                .sorted()
                                .toList())
                        .orElse(List.of()),
                decision instanceof Decision.Failed failed ? failed.tail() : List.of());
    }

    private static boolean servesPort(DesiredApp app) {
        return !(app.app().health().probe() instanceof Probe.Alive);
    }

    private static AppState state(Decision decision, ObservedApp observed, boolean asleep) {
        if (decision instanceof Decision.Omitted) {
            return AppState.OMITTED;
        } else if (decision instanceof Decision.External) {
            return AppState.EXTERNAL;
        } else if (decision instanceof Decision.Failed) {
            return AppState.FAILED;
        } else if (decision instanceof Decision.Wait) {
            return AppState.WAITING;
        } else if (decision instanceof Decision.Keep) {
            return asleep ? AppState.ASLEEP : AppState.READY;
        } else if (decision instanceof Decision.UnderWay) {
            return underWay(observed);
        }
        return AppState.PENDING;
    }

    private static AppState underWay(ObservedApp observed) {
        return observed.attempt()
                .map(attempt -> attempt.stage() == ObservedApp.Stage.STARTING ? AppState.STARTING : AppState.PREPARING)
                .orElse(AppState.UNHEALTHY);
    }
}
