package io.completedflow.jenkinsfile

import com.cloudbees.groovy.cps.NonCPS

/** Which phases a completed flow has, and what is done in each. */
class FlowOptions implements Serializable {
    private static final long serialVersionUID = 1L

    /** The phases in their order: the key in a Jenkinsfile, and the name. */
    private static final Map<String, String> NAMES = [
            infraUp      : 'infra-up',
            layoutGo     : 'layout-go',
            run          : 'run',
            backendUpdate: 'backend-update',
            qa           : 'qa']

    private final Map given

    private FlowOptions(Map given) {
        this.given = given
    }

    @NonCPS
    static FlowOptions of(Map given) {
        return new FlowOptions(given)
    }

    @NonCPS
    static AcceptedOptions accepted() {
        Map<String, String> shapes = [:]
        for (String key : NAMES.keySet()) {
            shapes.put(key, 'a closure, a map of options or false')
        }
        return new AcceptedOptions('completedFlow', shapes)
    }

    /** The first thing that is wrong, in a sentence for who wrote the call; empty if nothing is. */
    @NonCPS
    String problem() {
        String problem = accepted().problem(given)
        if (problem) {
            return problem
        }
        for (Phase phase : phases()) {
            if (phase.replacement == null && phase.key != 'run') {
                return "completedFlow: the phase ${phase.name} has no step of its own in this version of Completed Flow;" +
                        " replace it by a closure: ${phase.key}: { results -> … }"
            }
        }
        Object run = given.get('run')
        return run instanceof Map ? NamespaceOptions.accepted('completedFlow, phase run,').problem(run) : ''
    }

    /** The phases that take part, in their order: those that are named, and run unless it is false. */
    @NonCPS
    List<Phase> phases() {
        List<Phase> phases = []
        for (String key : NAMES.keySet()) {
            Object wish = given.get(key)
            if (wish == null && key == 'run') {
                wish = [:]
            }
            if (wish != null && wish != false) {
                phases.add(Phase.of(NAMES.get(key), key, wish))
            }
        }
        return phases
    }
}
