package io.jenkins.plugins.completedflow.branch;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A project's memory as its file holds it.
 *
 * @param schema of the file; this is 1
 * @param absentSince in ISO 8601; empty: it is there
 */
record KeptMemory(
        int schema,
        String epoch,
        int requests,
        String project,
        String folder,
        String productRepository,
        boolean deleteWithProject,
        String absentSince,
        Map<String, KeptBranch> branches) {
    private static final int SCHEMA = 1;

    /** A branch's; times in ISO 8601. */
    record KeptBranch(
            boolean fork,
            String revision,
            String request,
            String kind,
            int failures,
            String again,
            String state,
            String reason) {

        static KeptBranch of(BranchMemory memory) {
            return new KeptBranch(
                    memory.fork(),
                    memory.revision(),
                    memory.open().id(),
                    memory.open().kind().name(),
                    memory.failures(),
                    memory.again().toString(),
                    memory.state().name(),
                    memory.reason());
        }

        BranchMemory memory() {
            return new BranchMemory(
                    fork,
                    revision,
                    new OpenRequest(request, FlowRequest.Kind.valueOf(kind)),
                    failures,
                    Instant.parse(again),
                    BranchState.valueOf(state),
                    reason);
        }
    }

    static KeptMemory of(ProjectMemory memory) {
        Map<String, KeptBranch> branches = new TreeMap<>();
        memory.branches().forEach((branch, one) -> branches.put(branch, KeptBranch.of(one)));
        return new KeptMemory(
                SCHEMA,
                memory.epoch(),
                memory.requests(),
                memory.project(),
                memory.folder(),
                memory.productRepository(),
                memory.deleteWithProject(),
                memory.absentSince().map(Instant::toString).orElse(""),
                branches);
    }

    /** @throws IllegalArgumentException if it is of another schema */
    ProjectMemory memory() {
        if (schema != SCHEMA) {
            throw new IllegalArgumentException("schema " + schema + " is not known; " + SCHEMA + " is");
        }
        TreeMap<String, BranchMemory> read = new TreeMap<>();
        branches.forEach((branch, one) -> read.put(branch, one.memory()));
        return new ProjectMemory(
                epoch,
                requests,
                project,
                folder,
                productRepository,
                deleteWithProject,
                absentSince.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(absentSince)),
                read);
    }
}
