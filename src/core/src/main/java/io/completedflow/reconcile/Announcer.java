package io.completedflow.reconcile;

import io.completedflow.config.AppId;
import io.completedflow.log.Event;
import io.completedflow.log.Event.Kind;
import io.completedflow.log.EventLog;
import io.completedflow.namespace.Decision;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.NamespacePlan;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedNamespace;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells the flow log what has become different in the plan of one namespace; what stays the same is not said again. An app is said to be
 * ready once for each time it was deployed, and its namespace once after each change. What is met at first is not news if the namespace was
 * there before, but for what is begun now.
 */
final class Announcer {
    private final EventLog log;
    private final Map<AppId, String> said = new HashMap<>();
    private final Map<AppId, String> ready = new HashMap<>();
    private boolean changed = true;
    private boolean silent;

    /** @param silent whether what is met at first was said before, by the one that reconciled it then */
    Announcer(EventLog log, boolean silent) {
        this.log = log;
        this.silent = silent;
    }

    void announce(NamespaceRecord record, NamespacePlan plan, ObservedNamespace observed, Instant now) {
        Set<AppId> apps = new HashSet<>();
        for (Decision decision : plan.decisions()) {
            ObservedApp app = observed.apps().getOrDefault(decision.app(), ObservedApp.ABSENT);
            apps.add(decision.app());
            announce(record, decision, app, now);
        }
        said.keySet().retainAll(apps);
        ready.keySet().retainAll(apps);
        if (plan.complete() && !record.asleep()) {
            if (changed && !silent) {
                append(record, "", Kind.NAMESPACE_READY, "every app runs what it should", Map.of(), now);
            }
            changed = false;
        }
        silent = false;
    }

    private void announce(NamespaceRecord record, Decision decision, ObservedApp app, Instant now) {
        Optional<Kind> kind = kind(decision);
        if (news(decision, app, kind) && kind.isPresent()) {
            append(record, decision.app().toString(), kind.get(), decision.reason(), data(decision, app), now);
        }
    }

    /** Whether it was not said before; notes that it is now. */
    private boolean news(Decision decision, ObservedApp app, Optional<Kind> kind) {
        AppId id = decision.app();
        String words = kind.map(Kind::word).orElse("") + " " + decision.reason();
        boolean other = !words.equals(said.put(id, words));
        if (decision instanceof Decision.Keep) {
            String digest = app.running().map(ObservedApp.Instance::digest).orElse("");
            return !digest.equals(ready.put(id, digest)) && !silent;
        }
        if (decision instanceof Decision.Act act) {
            changed = true;
            if (!(act.effect() instanceof Effect.Prepare)) {
                ready.remove(id); // What runs is replaced or stopped.
            }
            return other;
        }
        return other && !silent;
    }

    private static Optional<Kind> kind(Decision decision) {
        if (decision instanceof Decision.Act act) {
            return kind(act.effect());
        } else if (decision instanceof Decision.Keep) {
            return Optional.of(Kind.APP_READY);
        } else if (decision instanceof Decision.Wait) {
            return Optional.of(Kind.APP_WAITING);
        } else if (decision instanceof Decision.Failed) {
            return Optional.of(Kind.APP_FAILED);
        } else if (decision instanceof Decision.Omitted || decision instanceof Decision.External) {
            return Optional.of(Kind.APP_OMITTED);
        }
        return Optional.empty(); // UnderWay: the engine itself tells how far it is.
    }

    private static Optional<Kind> kind(Effect effect) {
        if (effect instanceof Effect.Start) {
            return Optional.of(Kind.APP_STARTING);
        } else if (effect instanceof Effect.Halt) {
            return Optional.of(Kind.APP_STOPPED);
        } else if (effect instanceof Effect.Remove) {
            return Optional.of(Kind.APP_REMOVED);
        }
        return Optional.empty(); // Prepare: the engine tells of building and testing, if there is anything to do.
    }

    private static Map<String, String> data(Decision decision, ObservedApp app) {
        Map<String, String> data = new TreeMap<>();
        app.running().ifPresent(running -> {
            data.put("revision", running.revision().id());
            data.put("ref", running.revision().ref());
            running.address().ifPresent(address -> data.put("address", address));
        });
        app.attempt().ifPresent(attempt -> {
            data.put("next", attempt.revision().id());
            data.put("nextRef", attempt.revision().ref());
        });
        if (decision instanceof Decision.Failed failed && !failed.tail().isEmpty()) {
            data.put("tail", String.join("\n", failed.tail()));
        }
        return data;
    }

    private void append(
            NamespaceRecord record, String app, Kind kind, String message, Map<String, String> data, Instant now) {
        log.append(new Event(now, record.product(), record.name(), app, kind, message, data));
    }
}
