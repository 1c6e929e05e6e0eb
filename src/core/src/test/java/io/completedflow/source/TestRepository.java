package io.completedflow.source;

import java.util.Map;

/** A repository that tests write to, as a person would push to it. */
public interface TestRepository {
    /** Its address, to be given to {@link Repositories}. */
    String address();

    /**
     * Adds a commit to a branch, made where it is not there.
     *
     * @param files the whole content, text by path
     * @return the commit's id
     */
    String commit(String branch, Map<String, String> files);

    /** Puts a new commit with this content in the place of the branch's history. */
    String forcePush(String branch, Map<String, String> files);

    void deleteBranch(String branch);

    /** Makes a branch, there or not, the default one. */
    void head(String branch);

    /** Sets an annotated tag. */
    void tag(String name, String commit);
}
