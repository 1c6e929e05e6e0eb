package io.completedflow.namespace.kubernetes;

import io.completedflow.config.AppId;
import io.completedflow.namespace.kubernetes.cluster.Watches;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All objects of an app that are known.
 *
 * @param workloads what runs it: one, but for moments in which it becomes a StatefulSet or stops being one
 * @param pods its instances
 * @param others all else, by {@link Live#key}
 */
record AppParts(List<Live> workloads, List<Live> pods, Map<String, Live> others) {
    static final AppParts NONE = new AppParts(List.of(), List.of(), Map.of());

    /** The apps of which there is anything in a namespace. */
    static Map<AppId, AppParts> in(Watches watches, String namespace) {
        Map<AppId, AppParts> apps = new HashMap<>();
        for (ObjectKind kind : ObjectKind.values()) {
            for (Live live : watches.in(namespace, kind)) {
                live.app().ifPresent(app -> apps.computeIfAbsent(app, any -> empty())
                        .add(live));
            }
        }
        return apps;
    }

    private static AppParts empty() {
        return new AppParts(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    private void add(Live live) {
        if (live.kind() == ObjectKind.POD) {
            pods.add(live);
        } else if (live.deleting()) {
            return; // It is as good as gone.
        } else if (live.kind().runsApps()) {
            workloads.add(live);
        } else {
            others.put(live.key(), live);
        }
    }

    /** What runs it. */
    Optional<Live> workload() {
        return workloads.stream().findFirst();
    }

    /** Whether there is nothing of it but instances, which go by themselves. */
    boolean gone() {
        return workloads.isEmpty() && others.isEmpty();
    }
}
