package io.completedflow.namespace.kubernetes;

import io.completedflow.namespace.kubernetes.cluster.Api;
import io.completedflow.namespace.kubernetes.cluster.ApiException;
import io.completedflow.namespace.kubernetes.cluster.ApiException.Reason;
import io.completedflow.namespace.kubernetes.object.KubeObject;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Live;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes this program the one that writes to a cluster under its name: a Lease, named after the writer, in a namespace for that alone. It has
 * to be renewed in time; the same home may take it up again at once after a death. Its methods are called by one thread at a time.
 */
final class WriterLease {
    static final String NAMESPACE = "completed-flow";
    static final Duration LASTS = Duration.ofSeconds(30);

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Api api;
    private final String writer;
    private final String identity;
    private final Clock clock;
    private volatile Instant heldUntil = Instant.MIN;

    /**
     * @param writer the name that namespaces are written under
     * @param identity of who writes, the same after a restart
     */
    WriterLease(Api api, String writer, String identity, Clock clock) {
        this.api = api;
        this.writer = writer;
        this.identity = identity;
        this.clock = clock;
    }

    boolean held() {
        return clock.instant().isBefore(heldUntil);
    }

    /**
     * Takes the lease, or renews it.
     *
     * @throws ApiException if somebody else holds it, saying who, or the cluster does not answer
     */
    void take() throws ApiException {
        Instant now = clock.instant();
        Optional<Live> there = api.get(ObjectKind.LEASE, NAMESPACE, name());
        if (there.isEmpty()) {
            create(now);
        } else {
            refuseOther(there.get(), now);
            api.change(ObjectKind.LEASE, NAMESPACE, name(), renewal(there.get(), now));
        }
        heldUntil = now.plus(LASTS);
    }

    private void create(Instant now) throws ApiException {
        try {
            api.create(lease(now));
        } catch (ApiException e) {
            if (e.reason() != Reason.NOT_THERE) {
                throw e;
            }
            api.create(namespace());
            api.create(lease(now));
        }
    }

    private void refuseOther(Live lease, Instant now) throws ApiException {
        String holder = lease.text("spec", "holderIdentity");
        String renewed = lease.text("spec", "renewTime");
        boolean over = holder.isEmpty()
                || renewed.isEmpty()
                || !now.isBefore(Instant.parse(renewed).plusSeconds(lease.number("spec", "leaseDurationSeconds")));
        if (!holder.equals(identity) && !over) {
            throw new ApiException(
                    Reason.NOT_NOW,
                    "somebody else writes as " + writer + " to this cluster (" + holder + ", renewed at " + renewed
                            + "); stop that one, or wait " + LASTS.toSeconds() + " s after it ended",
                    null);
        }
    }

    /** Lets go of it, so that another may write at once. */
    void release() throws ApiException {
        if (held()) {
            heldUntil = Instant.MIN;
            api.change(ObjectKind.LEASE, NAMESPACE, name(), Map.of("spec", Map.of("holderIdentity", "")));
        }
    }

    private String name() {
        return "writer-" + ObjectJson.hash(writer);
    }

    private KubeObject namespace() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("apiVersion", ObjectKind.NAMESPACE.apiVersion());
        body.put("kind", ObjectKind.NAMESPACE.word());
        body.put("metadata", Map.of("name", NAMESPACE));
        return new KubeObject(ObjectKind.NAMESPACE, "", NAMESPACE, body);
    }

    private KubeObject lease(Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("apiVersion", ObjectKind.LEASE.apiVersion());
        body.put("kind", ObjectKind.LEASE.word());
        body.put(
                "metadata",
                Map.of(
                        "name",
                        name(),
                        "namespace",
                        NAMESPACE,
                        "labels",
                        Map.of(Marks.MANAGED_BY, Marks.MANAGER),
                        "annotations",
                        Map.of("completed-flow.io/writer", writer)));
        body.put("spec", spec(now));
        return new KubeObject(ObjectKind.LEASE, NAMESPACE, name(), body);
    }

    private Map<String, Object> renewal(Live lease, Instant now) {
        String version = lease.resource().getMetadata().getResourceVersion();
        return Map.of("metadata", Map.of("resourceVersion", version), "spec", spec(now));
    }

    private Map<String, Object> spec(Instant now) {
        return Map.of(
                "holderIdentity", identity,
                "leaseDurationSeconds", LASTS.toSeconds(),
                "renewTime", MICROS.format(now));
    }
}
