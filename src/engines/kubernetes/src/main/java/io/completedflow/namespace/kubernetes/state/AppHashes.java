package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hashes of all objects beside an app's workload as they were applied, by {@link Live#key}; kept with the workload. */
public record AppHashes(Map<String, String> byKey) {
    public static final AppHashes NONE = new AppHashes(Map.of());

    public static AppHashes of(Live workload) {
        Map<String, String> hashes = new LinkedHashMap<>();
        workload.annotation(Marks.OBJECTS)
                .flatMap(ObjectJson::parse)
                .ifPresent(found -> found.forEach((key, hash) -> hashes.put(key, String.valueOf(hash))));
        return new AppHashes(hashes);
    }
}
