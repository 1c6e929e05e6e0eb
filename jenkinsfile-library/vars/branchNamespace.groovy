import io.completedflow.jenkinsfile.NamespaceOptions

/** Creates or updates this branch's namespace; see branchNamespace.txt. */
Map call(Map given = [:], Closure body = null) {
    String problem = NamespaceOptions.accepted('branchNamespace').problem(given)
    if (problem) {
        error problem
    }
    NamespaceOptions options = NamespaceOptions.of(given)
    Map namespace = flowNamespace(options.arguments())
    if (body != null) {
        withFlowNamespace(options.place()) {
            body.call(namespace)
        }
    }
    return namespace
}

Map call(Closure body) {
    return call([:], body)
}
