package io.completedflow.config;

import java.util.List;

/**
 * The flow file that holds for a branch.
 *
 * @param flowFile groups from the branch, all else from the trunk
 * @param ignored what the branch's file says without effect, each with its place; nothing to mend for the branch alone
 */
public record EffectiveFlowFile(FlowFile flowFile, List<Problem> ignored) {
    /** What holds for a branch that has no flow file of its own, or whose own is not trusted. */
    public static EffectiveFlowFile ofTrunk(FlowFile trunk) {
        return new EffectiveFlowFile(trunk, List.of());
    }

    /**
     * What holds for a trusted branch with a flow file of its own. Templates, credentials, secret bindings, isolation and the addresses
     * of repositories are the trunk's: an app of the branch has the secrets of the trunk's app of the same identity, none if there is no
     * such app. A branch can ask for more isolation than the trunk, never for less.
     *
     * @throws FlowFileException if an app of the branch comes from a repository that the trunk does not name
     */
    public static EffectiveFlowFile ofBranch(FlowFile trunk, FlowFile branch) throws FlowFileException {
        return new BranchGroups(trunk, branch).merge();
    }
}
