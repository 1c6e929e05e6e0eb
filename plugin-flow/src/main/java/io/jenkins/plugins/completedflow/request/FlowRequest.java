package io.jenkins.plugins.completedflow.request;

/**
 * What is asked of the daemon of a node. Nothing in it is null; what a kind does not need is empty or 0.
 *
 * @param id chosen by who asks: the same id sent twice is one request
 * @param node name of the node whose daemon is asked
 * @param productRepository address of the repository with the flow file
 * @param branch full name of the branch the namespace is for; of a fork's pull request a name such as {@code PR-12:git.example.test/shop/web}
 *     that no branch can have; for {@link Kind#ENVIRONMENT_DELETE} the name of the environment
 * @param template empty: by the flow file's patterns; always given if {@code fork}
 * @param app the app, or its repository's address, that {@code commit} is of
 * @param commit pins the app to this commit until a newer build or push; empty: no pin
 * @param job full name of the job that asks; builds of one job are ordered by number
 * @param build number of the build that asks; 0 if no build does
 * @param fork whether it comes from a fork, whose code gets no secrets; no repository has its branch, so its apps follow their fallback
 *     but for the one that {@code commit} is of
 */
public record FlowRequest(
        String id,
        String node,
        Kind kind,
        String productRepository,
        String branch,
        String template,
        String app,
        String commit,
        String job,
        int build,
        boolean fork) {

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
        /** Look at the branch now; done at once. */
        NOTICE
    }
}
