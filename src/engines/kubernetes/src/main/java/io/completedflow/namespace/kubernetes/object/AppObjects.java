package io.completedflow.namespace.kubernetes.object;

import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects of an app, as they should be. Pure: the same app gives the same objects. */
public final class AppObjects {
    private final AppContext context;
    private final List<KubeObject> beside;
    private final Optional<KubeObject> manifest;

    private AppObjects(AppContext context, List<KubeObject> beside, Optional<KubeObject> manifest) {
        this.context = context;
        this.beside = List.copyOf(beside);
        this.manifest = manifest;
    }

    /**
     * The objects of an app.
     *
     * @param manifests the texts of its manifests by path; none if it has no manifests
     * @throws IOException if a manifest cannot be applied, naming it and how to mend it
     */
    public static AppObjects of(DesiredNamespace desired, DesiredApp app, Map<String, String> manifests)
            throws IOException {
        AppContext context = new AppContext(desired, app);
        if (context.settings().manifests().isPresent()) {
            List<KubeObject> all = new ManifestObjects(context).objects(manifests);
            return new AppObjects(
                    context,
                    all.stream().filter(each -> !each.kind().runsApps()).toList(),
                    all.stream().filter(each -> each.kind().runsApps()).findFirst());
        }
        List<KubeObject> beside = new ArrayList<>(new ServiceObjects(context).objects());
        new ConfigObjects(context).config().ifPresent(beside::add);
        beside.addAll(new IdentityObjects(context).objects());
        new RouteObjects(context).object().ifPresent(beside::add);
        new PolicyObjects(context).object().ifPresent(beside::add);
        return new AppObjects(context, beside, Optional.empty());
    }

    /**
     * What runs it.
     *
     * @param attempt how often it was tried; another number makes its pods anew
     */
    public KubeObject workload(int attempt) {
        return manifest.map(object -> object.annotated(Map.of()))
                .orElseGet(() -> new WorkloadObject(context).object(attempt));
    }

    /** All else but its Secret. */
    public List<KubeObject> beside() {
        return beside;
    }

    /** Whether it has a Secret of ours. */
    public boolean hasSecret() {
        return manifest.isEmpty() && new ConfigObjects(context).hasSecrets();
    }

    /** Its Secret. @throws IOException if a value is not there, naming it */
    public KubeObject secret(SecretValues values) throws IOException {
        return new ConfigObjects(context).secret(values);
    }

    /** The hashes of all that is beside its workload, by {@link KubeObject#key}; of its Secret by where the values are. */
    public Map<String, String> hashes() {
        Map<String, String> hashes = new LinkedHashMap<>();
        beside.forEach(object -> hashes.put(object.key(), object.hash()));
        if (hasSecret()) {
            hashes.put(
                    ObjectKind.SECRET.word() + "/" + ConfigObjects.secretName(context),
                    ObjectJson.hash(context.app().secrets().toString()));
        }
        return hashes;
    }

    /** The Job that fills its data. */
    public Optional<KubeObject> seed() {
        return context.app().app().image().isPresent()
                ? context.app().app().seed().map(command -> new SeedJob(context).object(command))
                : Optional.empty();
    }
}
