package io.completedflow.request;

import java.util.Objects;

/**
 * Something asked of the daemon. Nothing in it is null; what a kind does not need is empty or 0.
 *
 * @param id chosen by who asks, of 1 to {@value #LONGEST_ID} characters: the same id again is the same request
 * @param repository address of the product repository
 * @param branch full name of the branch whose namespace is meant; of a fork, the name that stands for its pull request, such as {@code
 *     PR-12}; for {@link Kind#ENVIRONMENT_DELETE} the name of the environment
 * @param template the template to make it by; empty: by the flow file's patterns
 * @param app the app, or the address of its repository, that {@code commit} is of; for {@link Kind#NOTICE} the repository to look at
 * @param commit runs this commit of the app until a newer build or push; empty: the branch's newest
 * @param job name of the job that asks; builds of one job are ordered by number
 * @param build number of the build that asks; 0 if no build does
 * @param fork whether it comes from a fork, which gets no secrets and follows no branch
 */
public record Request(
        String id,
        Kind kind,
        String repository,
        String branch,
        String template,
        String app,
        String commit,
        String job,
        int build,
        boolean fork) {
    private static final int LONGEST_ID = 200;

    /** What is to be done. */
    public enum Kind {
        /** Make the namespace, or bring it up to date. */
        CREATE,
        /** Delete the namespace and see it through. */
        DELETE,
        ENVIRONMENT_DELETE,
        /** Answer with the plan, changing nothing. */
        PLAN,
        SLEEP,
        WAKE,
        /** Look at a repository now. */
        NOTICE
    }

    /** @throws IllegalArgumentException if it lacks what every request needs */
    public Request {
        Objects.requireNonNull(kind, "a request needs a kind");
        id = present("id", id);
        if (id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a request's id has at most " + LONGEST_ID + " characters");
        }
        repository = present("repository", repository);
        branch = present("branch", branch);
        template = Objects.requireNonNullElse(template, "");
        app = Objects.requireNonNullElse(app, "");
        commit = Objects.requireNonNullElse(commit, "");
        job = Objects.requireNonNullElse(job, "");
    }

    private static String present(String what, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a request needs the property '" + what + "'");
        }
        return value;
    }
}
