package io.jenkins.plugins.completedflow.step;

import io.completedflow.namespace.BranchPattern;
import io.jenkins.plugins.completedflow.branch.TemplateRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the folders above a job and the controller say of its builds.
 *
 * @param productRepository address of the repository with the flow file; empty: none is named
 * @param node on which the namespaces live; empty: none is chosen
 * @param forks whether pull requests from forks get namespaces
 */
record FolderRules(
        String productRepository, String node, boolean forks, TemplateRules templates, List<Granted> grants) {

    /** What a grant is for. */
    enum Kind {
        BRANCH,
        TEMPLATE,
        ENVIRONMENT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A grant.
     *
     * @param builds of which branches; of jobs outside multibranch projects {@code /} and their full name
     * @param target a pattern of branches, or the name of a template or standing environment
     */
    record Granted(BranchPattern builds, Kind kind, String target) {
        boolean covers(String grantee, Kind wanted, String name) {
            boolean meant = kind == Kind.BRANCH ? new BranchPattern(target).matches(name) : target.equals(name);
            return kind == wanted && meant && builds.matches(grantee);
        }
    }

    FolderRules {
        grants = List.copyOf(grants);
    }

    /** @param grantee empty: nobody that a grant could be for */
    boolean grants(Optional<String> grantee, Kind kind, String name) {
        return grantee.isPresent() && grants.stream().anyMatch(grant -> grant.covers(grantee.get(), kind, name));
    }
}
