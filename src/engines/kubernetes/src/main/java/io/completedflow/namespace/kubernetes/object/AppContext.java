package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.Amounts;
import io.completedflow.config.KubernetesApp;
import io.completedflow.config.KubernetesTemplate;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.NamespaceName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An app as it should be, within its namespace: what its objects are made from. */
record AppContext(DesiredNamespace desired, DesiredApp app) {
    String namespace() {
        return desired.name();
    }

    String name() {
        return ObjectNames.of(app, namespace());
    }

    Map<String, String> labels() {
        return Marks.ofApp(desired.product(), app.id());
    }

    Map<String, String> selector() {
        return Marks.selector(app.id());
    }

    KubernetesApp settings() {
        return app.app().kubernetes();
    }

    KubernetesTemplate template() {
        return desired.template().kubernetes();
    }

    OptionalInt port() {
        return app.app().port();
    }

    /** The image, with what stands for its commit and branch filled in. */
    String image() {
        String branch = NamespaceName.of(
                Optional.empty(), desired.product(), app.revision().ref());
        return app.app()
                .image()
                .orElseThrow(() -> new IllegalStateException(app.id() + " has no image"))
                .replace("{commit}", app.revision().id())
                .replace("{branch}", branch);
    }

    /** Where it is reached from outside; empty if it is not. */
    Optional<String> host() {
        boolean routed = settings().routed() && template().route().isPresent() && port().isPresent();
        return template()
                .domain()
                .filter(domain -> routed)
                .map(domain -> app.id().app() + "." + app.id().group() + "." + namespace() + "." + domain);
    }

    /** Where another app of the namespace is reached; empty if it serves no port. */
    Optional<String> address(DesiredApp other) {
        return other.app().port().isPresent()
                ? Optional.of(address(
                        ObjectNames.of(other, namespace()), other.app().port().getAsInt()))
                : Optional.empty();
    }

    /** Where it is reached within the cluster; empty if it serves no port. */
    Optional<String> address() {
        return address(app);
    }

    private String address(String name, int port) {
        return "http://" + name + "." + namespace() + ".svc:" + port;
    }

    /** What each instance is given: its own, else the template's. */
    Amounts min() {
        return first(settings().min(), template().defaultMin());
    }

    /** What each instance may take: its own, else the template's. */
    Amounts max() {
        return first(settings().max(), template().defaultMax());
    }

    private static Amounts first(Amounts own, Amounts otherwise) {
        return new Amounts(own.cpu().or(otherwise::cpu), own.memory().or(otherwise::memory));
    }
}
