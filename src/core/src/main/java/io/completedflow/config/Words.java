package io.completedflow.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words of the flow file that stand for one of a few values, in the order in which messages list them. */
final class Words {
    static final Map<String, Isolation> ISOLATION = of("none", Isolation.NONE, "sandbox", Isolation.SANDBOX);
    static final Map<String, EngineKind> ENGINE =
            of("process", EngineKind.PROCESS, "kubernetes", EngineKind.KUBERNETES);
    static final Map<String, EnvironmentType> TYPE =
            of("HADEV", EnvironmentType.HADEV, "PRODLIKE", EnvironmentType.PRODLIKE);
    static final Map<String, KubernetesTemplate.Network> NETWORK = lowerCase(KubernetesTemplate.Network.values());
    static final Map<String, KubernetesTemplate.PodSecurity> POD_SECURITY =
            lowerCase(KubernetesTemplate.PodSecurity.values());
    static final Map<String, KubernetesApp.Placeholder> PLACEHOLDER = lowerCase(KubernetesApp.Placeholder.values());
    static final Map<String, Boolean> DRIFT = of("show", false, "heal", true);
    static final Map<String, Boolean> ADOPT = of("new", false, "all", true);

    private Words() {}

    private static <T extends Enum<T>> Map<String, T> lowerCase(T[] values) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T value : values) {
            words.put(value.name().toLowerCase(Locale.ROOT), value);
        }
        return words;
    }

    private static <T> Map<String, T> of(String word, T value, String otherWord, T otherValue) {
        Map<String, T> words = new LinkedHashMap<>();
        words.put(word, value);
        words.put(otherWord, otherValue);
        return words;
    }
}
