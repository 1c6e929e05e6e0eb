package io.completedflow.jenkinsfile

import com.cloudbees.groovy.cps.NonCPS

/** A phase of the completed flow, as one call wants it. */
class Phase implements Serializable {
    private static final long serialVersionUID = 1L

    /** As people know it, such as infra-up. */
    final String name
    /** As a Jenkinsfile writes it, such as infraUp. */
    final String key
    /** What is done instead of its step; null: its step. */
    final Closure replacement
    /** Options of its step. */
    final Map options

    private Phase(String name, String key, Closure replacement, Map options) {
        this.name = name
        this.key = key
        this.replacement = replacement
        this.options = options
    }

    /** @param wish a closure, or a map of options */
    @NonCPS
    static Phase of(String name, String key, Object wish) {
        return wish instanceof Closure ? new Phase(name, key, wish, [:]) : new Phase(name, key, null, (Map) wish)
    }
}
