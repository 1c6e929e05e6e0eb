package io.jenkins.plugins.completedflow.step;

import hudson.EnvVars;
import hudson.util.Secret;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** Variables of a block. Addresses that hold a secret are saved encrypted with a waiting build, as {@link Secret} is. */
final class NamespaceEnvironment extends EnvironmentExpander {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> plain = new TreeMap<>();
    private final TreeMap<String, Secret> secret = new TreeMap<>();

    private NamespaceEnvironment() {}

    static NamespaceEnvironment of(Map<String, String> variables) {
        NamespaceEnvironment environment = new NamespaceEnvironment();
        variables.forEach((name, value) -> {
            if (UrlSecrets.of(value).isEmpty()) {
                environment.plain.put(name, value);
            } else {
                environment.secret.put(name, Secret.fromString(value));
            }
        });
        return environment;
    }

    @Override
    public void expand(EnvVars env) {
        plain.forEach(env::override);
        secret.forEach((name, value) -> env.override(name, value.getPlainText()));
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return Set.copyOf(secret.keySet());
    }
}
