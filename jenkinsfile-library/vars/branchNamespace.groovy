import io.completedflow.jenkinsfile.NamespaceOptions

/** Creates or updates this branch's namespace; see branchNamespace.txt. */
Map call(Map given = [:], Closure body = null) {
    String problem = NamespaceOptions.accepted('branchNamespace').problem(given)
    if (problem) {
        error problem
    }
    Map namespace = flowNamespace(NamespaceOptions.of(given).arguments())
    if (body != null) {
        withFlowNamespace {
            body.call(namespace)
        }
    }
    return namespace
}

Map call(Closure body) {
    return call([:], body)
}
