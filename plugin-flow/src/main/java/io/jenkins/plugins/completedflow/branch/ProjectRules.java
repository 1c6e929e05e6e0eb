package io.jenkins.plugins.completedflow.branch;

import java.time.Duration;
import java.util.Optional;

/**
 * What the folders and the controller say of a project's branches.
 *
 * @param productRepository address of the repository with the flow file; empty: none is named
 * @param node on which namespaces are made; empty: none is chosen
 * @param lifetime how long a namespace lives after the last push or use; empty: as its template says
 * @param forks whether pull requests from forks get namespaces
 * @param deleteWithProject whether namespaces go when the project is deleted
 * @param deleteFiltered whether namespaces go when the project no longer takes up their branches, though git has these
 * @param caps how many namespaces there may be
 */
public record ProjectRules(
        String productRepository,
        String node,
        Optional<Duration> lifetime,
        boolean forks,
        TemplateRules templates,
        boolean deleteWithProject,
        boolean deleteFiltered,
        NamespaceCaps caps) {

    /** Why a branch gets no namespace; empty if it may. */
    String refusal(BranchJob job) {
        if (productRepository.isEmpty()) {
            return "no product repository is named: neither in a folder above nor in the global configuration";
        }
        if (node.isEmpty()) {
            return "no node is chosen: neither in the folder nor in the global configuration";
        }
        if (job.fork() && !forks) {
            return "pull requests from forks get no namespaces here";
        }
        String refused = templates.of(job.branch()).refusal();
        boolean byPatternsAlone = job.fork() && templates.rules().isEmpty();
        return byPatternsAlone
                ? "a fork follows no branch pattern of the flow file: allow it a template in the folder, such as PR-*"
                : refused;
    }
}
