import io.completedflow.jenkinsfile.FlowOptions
import io.completedflow.jenkinsfile.NamespaceOptions
import io.completedflow.jenkinsfile.Phase

/** Takes a branch through the phases of the completed flow; see completedFlow.txt. */
Map call(Map given = [:]) {
    FlowOptions options = FlowOptions.of(given)
    String problem = options.problem()
    if (problem) {
        error problem
    }
    Map results = [:]
    Map place = null
    List<Phase> phases = options.phases()
    // By index: an iterator does not survive a restart in every version of the engine.
    for (int i = 0; i < phases.size(); i++) {
        Phase phase = phases.get(i)
        stage(phase.name) {
            if (phase.replacement == null) {
                NamespaceOptions run = NamespaceOptions.of(phase.options)
                results.put(phase.key, flowNamespace(run.arguments()))
                place = run.place()
            } else if (place != null) {
                withFlowNamespace(place) {
                    results.put(phase.key, phase.replacement.call(results))
                }
            } else {
                results.put(phase.key, phase.replacement.call(results))
            }
        }
    }
    return results
}
