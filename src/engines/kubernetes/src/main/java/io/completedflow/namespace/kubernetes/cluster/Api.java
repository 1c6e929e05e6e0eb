package io.completedflow.namespace.kubernetes.cluster;

import io.completedflow.namespace.kubernetes.cluster.ApiException.Reason;
import io.completedflow.namespace.kubernetes.object.KubeObject;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Live;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The requests that are made of a cluster's API. All block; all may be made from any thread. */
public final class Api {
    private final KubernetesClient client;

    public Api(KubernetesClient client) {
        this.client = client;
    }

    /** All objects of a kind, in any namespace. */
    MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>> all(
            ObjectKind kind) {
        return client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(kind.version())
                .withPlural(kind.plural())
                .withKind(kind.word())
                .withNamespaced(kind.namespaced())
                .build());
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            in(ObjectKind kind, String namespace) {
        return kind.namespaced() ? all(kind).inNamespace(namespace) : all(kind);
    }

    /** Makes an object. @throws ApiException {@code CONFLICT} if there is one of its name */
    public Live create(KubeObject object) throws ApiException {
        return new Live(
                object.kind(), call("create " + named(object.kind(), object.namespace(), object.name()), () -> in(
                                object.kind(), object.namespace())
                        .resource(resource(object))
                        .create()));
    }

    /** Makes an object what it should be, in one request; {@code CONFLICT} if somebody else set one of its fields. */
    public Live apply(KubeObject object) throws ApiException {
        return new Live(
                object.kind(), call("apply " + named(object.kind(), object.namespace(), object.name()), () -> in(
                                object.kind(), object.namespace())
                        .resource(resource(object))
                        .fieldManager(Marks.MANAGER)
                        .serverSideApply()));
    }

    /**
     * Makes an object that is there what it should be, whoever set its fields: lists hold what they should and no more.
     *
     * @throws ApiException {@code NOT_THERE} if it is gone
     */
    public Live putBack(KubeObject object) throws ApiException {
        return change(object.kind(), object.namespace(), object.name(), object.body());
    }

    /** Changes some fields; with a {@code resourceVersion} among them, {@code CONFLICT} if it was changed since. */
    public Live change(ObjectKind kind, String namespace, String name, Map<String, Object> fields) throws ApiException {
        PatchContext merge = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(Marks.MANAGER)
                .build();
        return new Live(kind, call("change " + named(kind, namespace, name), () -> in(kind, namespace)
                .withName(name)
                .patch(merge, ObjectJson.text(fields))));
    }

    public Optional<Live> get(ObjectKind kind, String namespace, String name) throws ApiException {
        try {
            return Optional.ofNullable(call(
                            "read " + named(kind, namespace, name),
                            () -> in(kind, namespace).withName(name).get()))
                    .map(found -> new Live(kind, found));
        } catch (ApiException e) {
            if (e.reason() == Reason.NOT_THERE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Begins the deletion of an object and all that it owns; nothing if it is not there. */
    public void delete(ObjectKind kind, String namespace, String name) throws ApiException {
        call("delete " + named(kind, namespace, name), () -> in(kind, namespace)
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete());
    }

    private GenericKubernetesResource resource(KubeObject object) {
        return client.getKubernetesSerialization().convertValue(object.body(), GenericKubernetesResource.class);
    }

    private static String named(ObjectKind kind, String namespace, String name) {
        return kind.word() + " " + name + (kind.namespaced() ? " in namespace " + namespace : "");
    }

    private static <T> T call(String what, Supplier<T> request) throws ApiException {
        try {
            return request.get();
        } catch (KubernetesClientException e) {
            throw Refusals.of(what, e);
        }
    }
}
