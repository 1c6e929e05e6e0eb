package io.completedflow.namespace;

/**
 * What stands for a branch where the code comes from a fork. No branch of a repository can be called so, since Git allows no colon in a
 * name: a fork shares no namespace, and follows no branch, whatever its own are called.
 */
public final class ForkBranch {
    private static final String COLON = ":";

    private ForkBranch() {}

    /** @param name what stands for it where it comes from, such as {@code PR-12}; what has a colon stands for itself */
    public static String of(String name) {
        return is(name) ? name : "fork" + COLON + name;
    }

    public static boolean is(String branch) {
        return branch.contains(COLON);
    }
}
