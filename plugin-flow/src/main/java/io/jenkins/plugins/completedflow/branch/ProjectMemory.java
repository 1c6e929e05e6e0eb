package io.jenkins.plugins.completedflow.branch;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was done for the branches of a project.
 *
 * @param epoch a text that no other memory has
 * @param requests how many requests were made; with the epoch it makes their ids
 * @param project full name when it was last seen
 * @param folder on the controller's disk when it was last seen; empty: not seen yet
 * @param deleteWithProject as the folder last said
 * @param absentSince when it was first found that the project is not there; empty: it is
 * @param branches by the branch
 */
record ProjectMemory(
        String epoch,
        int requests,
        String project,
        String folder,
        String productRepository,
        boolean deleteWithProject,
        Optional<Instant> absentSince,
        SortedMap<String, BranchMemory> branches) {

    static ProjectMemory fresh(String epoch, String project) {
        return new ProjectMemory(epoch, 0, project, "", "", false, Optional.empty(), new TreeMap<>());
    }

    ProjectMemory {
        branches = new TreeMap<>(branches);
    }

    /** The same under the name, and in the folder, that the project has now. */
    ProjectMemory at(String name, String path) {
        return new ProjectMemory(
                epoch, requests, name, path, productRepository, deleteWithProject, absentSince, branches);
    }

    /** The same project's, with nothing done for any branch. */
    ProjectMemory forgetful() {
        return new ProjectMemory(epoch, requests, project, folder, "", false, Optional.empty(), new TreeMap<>());
    }

    /** Whether nothing is left that somebody would have to see through. */
    boolean isEmpty() {
        return branches.isEmpty();
    }

    @Override
    public SortedMap<String, BranchMemory> branches() {
        return new TreeMap<>(branches);
    }
}
