package io.completedflow.daemon;

import java.util.Optional;
import java.util.Set;

/**
 * A command on its way to the daemon, one line of JSON. What a method does not need is absent.
 *
 * @param token proves that the caller may read the home
 * @param repository address of the product repository it is about
 * @param name a namespace's name, or a branch
 */
record Call(
        String token,
        String repository,
        Method method,
        String name,
        Optional<String> template,
        Set<String> only,
        Optional<String> app,
        int lines,
        boolean follow) {

    /** The methods of {@link Flow}. */
    enum Method {
        OVERVIEW,
        NAMESPACE,
        PLAN,
        CREATE,
        DELETE,
        DELETE_ENVIRONMENT,
        SLEEP,
        WAKE,
        LOGS,
        LOG
    }

    static Call of(String token, String repository, Method method, String name) {
        return new Call(token, repository, method, name, Optional.empty(), Set.of(), Optional.empty(), 0, false);
    }

    static Call of(String token, String repository, Method method, CreateNamespace request) {
        return new Call(
                token,
                repository,
                method,
                request.branch(),
                request.template(),
                request.only(),
                Optional.empty(),
                0,
                false);
    }

    CreateNamespace request() {
        return new CreateNamespace(name, template, only);
    }
}
