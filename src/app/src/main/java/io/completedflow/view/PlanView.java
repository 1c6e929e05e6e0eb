package io.completedflow.view;

import java.util.List;
import java.util.Optional;

/**
 * What a reconcile would do for a branch.
 *
 * @param namespace the name its namespace has or would have
 * @param exists whether the namespace is there already
 * @param template the template the branch matches
 * @param standing whether that feeds a standing environment, which others feed too
 * @param flowFileCommit commit of the product repository that was read
 * @param apps one for each app, in dependency order
 * @param waves identities of the apps to deploy; each wave holds those that may start at the same time, after those before
 */
public record PlanView(
        String branch,
        String namespace,
        boolean exists,
        String template,
        boolean standing,
        Optional<String> flowFileCommit,
        List<AppPlan> apps,
        List<List<String>> waves) {
    public PlanView {
        apps = List.copyOf(apps);
        waves = List.copyOf(waves);
    }
}
