package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a reconcile will do.
 *
 * @param decisions one for each app desired, omitted or observed
 * @param waves the apps to deploy; each wave holds those that may start at the same time, after those before
 */
public record NamespacePlan(String namespace, List<Decision> decisions, List<List<AppId>> waves) {
    /** What is to be done now. */
    public Stream<Effect> effects() {
        return decisions.stream().filter(Decision.Act.class::isInstance).map(decision -> ((Decision.Act) decision)
                .effect());
    }

    /** Whether every app to be deployed runs what it should, and nothing is left to be done. */
    public boolean complete() {
        return decisions.stream()
                .allMatch(d ->
                        d instanceof Decision.Keep || d instanceof Decision.Omitted || d instanceof Decision.External);
    }

    /** Whether nothing will change without something new from outside: complete, failed, or waiting for what failed. */
    public boolean settled() {
        return decisions.stream().noneMatch(d -> d instanceof Decision.Act || d instanceof Decision.UnderWay);
    }
}
