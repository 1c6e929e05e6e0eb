package io.completedflow.config;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a template says for its cluster. */
final class KubernetesTemplateReader {
    private static final int MOST_PODS = 100_000;
    private static final String ROUTES = "write {ingress: CLASS} or {gateway: NAMESPACE/NAME}";
    private static final Set<String> KEYS =
            Set.of("cluster", "domain", "route", "resources", "imagePullSecret", "network", "podSecurity", "drift");

    private KubernetesTemplateReader() {}

    /** @param quota the template's, of which {@code namespaces} is read already */
    static KubernetesTemplate read(Section section, Optional<Section> quota, EngineKind engine) {
        Optional<Section> resources = section.get("resources").flatMap(value -> value.section("resources"));
        KubernetesTemplate read = new KubernetesTemplate(
                section.get("cluster").flatMap(value -> value.text(TextShape.CLUSTER)),
                section.get("domain").flatMap(value -> value.text(TextShape.DOMAIN)),
                section.get("route").flatMap(value -> value.section("route")).flatMap(KubernetesTemplateReader::route),
                quota.map(KubernetesTemplateReader::quota).orElse(ClusterQuota.NONE),
                amounts(resources, "defaultmin"),
                amounts(resources, "defaultmax"),
                section.get("imagePullSecret").flatMap(SecretReader::here),
                section.get("network")
                        .flatMap(value -> value.choice(Words.NETWORK))
                        .orElse(KubernetesTemplate.DEFAULT.network()),
                section.get("podSecurity")
                        .flatMap(value -> value.choice(Words.POD_SECURITY))
                        .orElse(KubernetesTemplate.DEFAULT.podSecurity()),
                section.get("drift")
                        .flatMap(value -> value.choice(Words.DRIFT))
                        .orElse(KubernetesTemplate.DEFAULT.healsDrift()));
        resources.ifPresent(Section::refuseUnknownKeys);
        if (section.has("route") && !section.has("domain")) {
            section.refuse(
                    "has a 'route' without a 'domain'", "say under which domain, as in 'domain: dev.example.test'");
        }
        refuseForOthers(section, engine);
        return read;
    }

    private static void refuseForOthers(Section section, EngineKind engine) {
        if (engine == EngineKind.KUBERNETES) {
            section.get("keepData")
                    .filter(Value::isTrue)
                    .ifPresent(value -> value.refuse(
                            "may not be set with engine: kubernetes, where volumes go with their namespace",
                            "use a storage class that retains volumes"));
            return;
        }
        KEYS.stream().sorted().forEach(key -> section.get(key)
                .ifPresent(
                        value -> value.refuse("is for engine: kubernetes", "write 'engine: kubernetes' or remove it")));
    }

    private static Amounts amounts(Optional<Section> resources, String key) {
        return resources.map(section -> AmountsReader.read(section, key)).orElse(Amounts.NONE);
    }

    private static ClusterQuota quota(Section section) {
        return new ClusterQuota(
                section.get("pods").map(value -> value.number(1, MOST_PODS)).orElse(OptionalInt.empty()),
                AmountsReader.quantity(section, "cpu"),
                AmountsReader.quantity(section, "memory"),
                AmountsReader.quantity(section, "storage"));
    }

    private static Optional<KubernetesTemplate.Route> route(Section section) {
        Optional<KubernetesTemplate.Route> ingress = section.get("ingress")
                .flatMap(value -> value.text(TextShape.LABEL))
                .map(KubernetesTemplate.Route.Ingress::new);
        Optional<KubernetesTemplate.Route> gateway = section.get("gateway")
                .flatMap(value -> value.text(TextShape.GATEWAY))
                .map(text -> new KubernetesTemplate.Route.Gateway(
                        text.substring(0, text.indexOf('/')), text.substring(text.indexOf('/') + 1)));
        section.refuseUnknownKeys();
        if (section.has("ingress") == section.has("gateway")) {
            section.refuse("must have either 'ingress' or 'gateway'", ROUTES);
        }
        return ingress.or(() -> gateway);
    }
}
