package io.completedflow.daemon;

import io.completedflow.request.Request;
import io.completedflow.request.RequestDesk;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command on its way to the daemon, one line of JSON. What a method does not need is absent.
 *
 * @param token proves that the caller may read the home
 * @param repository address of the product repository it is about
 * @param name a namespace's name, or a branch
 * @param submission what {@link Method#SUBMIT} hands in
 * @param since what {@link Method#CHANGES} has seen already
 * @param version the one that who calls {@code SUBMIT} or {@code CHANGES} speaks with; absent: whichever answers
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
        boolean follow,
        Optional<Request> submission,
        Optional<Since> since,
        Optional<String> version) {

    /**
     * What was seen already.
     *
     * @param revision of the last answer; empty at first
     * @param read ids of requests whose outcome was read
     */
    record Since(String revision, List<String> read) {
        Since {
            revision = revision == null ? "" : revision;
            read = read == null ? List.of() : List.copyOf(read);
        }
    }

    /** The methods of {@link Flow}, and the two of {@link RequestDesk}, whose calls are short. */
    enum Method {
        OVERVIEW,
        NAMESPACE,
        PLAN,
        CREATE,
        DELETE,
        DELETE_ENVIRONMENT,
        SLEEP,
        WAKE,
        TAKE_OVER,
        LOGS,
        LOG,
        SUBMIT,
        CHANGES
    }

    static Call of(String token, String repository, Method method, String name) {
        return of(token, repository, method, new CreateNamespace(name, Optional.empty(), Set.of()));
    }

    static Call logs(String token, String repository, String name, String app, int lines, boolean follow) {
        return new Call(
                token,
                repository,
                Method.LOGS,
                name,
                Optional.empty(),
                Set.of(),
                Optional.of(app),
                lines,
                follow,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
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
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    CreateNamespace request() {
        return new CreateNamespace(name, template, only);
    }
}
