package io.jenkins.plugins.completedflow.step;

import io.jenkins.plugins.completedflow.branch.TemplateRules;
import io.jenkins.plugins.completedflow.head.NamespaceHead;
import io.jenkins.plugins.completedflow.step.FolderRules.Kind;

/**
 * What the steps of a build may do: act on the namespace of its own branch or pull request, and on what a grant of the folder adds. The
 * user who started the build counts for nothing, since builds run as Jenkins itself.
 */
record StepScope(FolderRules rules, BuildFacts build) {

    /** What the build may ask for a branch's namespace that is to be made or brought up to date. */
    Allowed namespace(Wish wish) throws RefusedException {
        Allowed existing = existing(wish);
        if (existing.fork() && rules.templates().rules().isEmpty()) {
            throw new RefusedException("a fork follows no branch pattern of the flow file; "
                    + "allow it a template in the folder, for branches such as PR-*");
        }
        boolean byPattern = !wish.template().isEmpty()
                && rules.templates().rules().isEmpty()
                && !granted(wish.template(), existing.fork());
        return byPattern
                ? existing.expecting(wish.template())
                : existing.withTemplate(template(wish.template(), existing));
    }

    /** What the build may ask for a branch's namespace that is there. */
    Allowed existing(Wish wish) throws RefusedException {
        String branch = branch(wish.branch());
        boolean own = isOwn(branch);
        return new Allowed(node(wish.node()), productRepository(), branch, own, "", "", own && build.fork());
    }

    /** What the build may ask for a standing environment. */
    Allowed environment(String name, Wish wish) throws RefusedException {
        require(Kind.ENVIRONMENT, name, "standing environment " + name);
        return new Allowed(node(wish.node()), productRepository(), name, false, "", "", false);
    }

    /** Refuses what only the flow file could tell. */
    void check(Allowed allowed, Plan plan) throws RefusedException {
        if (!allowed.expected().isEmpty() && !allowed.expected().equals(plan.template())) {
            throw new RefusedException("branch " + allowed.branch() + " is for template " + plan.template()
                    + " by the flow file's patterns, not " + allowed.expected() + "; "
                    + mend(Kind.TEMPLATE, allowed.expected()));
        }
        if (plan.standing()) {
            require(Kind.ENVIRONMENT, plan.namespace(), "standing environment " + plan.namespace());
        }
    }

    private String branch(String wanted) throws RefusedException {
        if (!wanted.isEmpty() && !isOwn(wanted)) {
            require(Kind.BRANCH, wanted, "the namespace of branch " + wanted);
            return wanted;
        }
        if (!build.multibranch()) {
            throw new RefusedException(
                    "job " + build.job() + " is of no multibranch project, so name the branch, such as branch: 'main'; "
                            + "it needs a grant to builds of /" + build.job());
        }
        NamespaceHead own = build.own()
                .orElseThrow(
                        () -> new RefusedException(
                                "only branches and pull requests have namespaces, not tags, nor branches of forks; name a branch under a grant"));
        if (own.fork() && !rules.forks()) {
            throw new RefusedException(
                    "pull requests from forks get no namespaces here; check it in the folder if they should");
        }
        return own.branch();
    }

    private boolean isOwn(String branch) {
        return build.own().map(head -> head.branch().equals(branch)).orElse(false);
    }

    private boolean granted(String template, boolean fork) {
        return !fork && rules.grants(build.grantee(), Kind.TEMPLATE, template);
    }

    private String template(String wanted, Allowed existing) throws RefusedException {
        String branch = existing.branch();
        if (wanted.isEmpty()) {
            TemplateRules.Choice choice = rules.templates().of(branch);
            if (!choice.refusal().isEmpty()) {
                throw new RefusedException(choice.refusal());
            }
            return choice.template();
        }
        if (!granted(wanted, existing.fork()) && !listed(wanted, branch)) {
            throw new RefusedException("branch " + branch + " may not use template " + wanted
                    + "; allow it in the folder, or " + mend(Kind.TEMPLATE, wanted));
        }
        return wanted;
    }

    private boolean listed(String template, String branch) {
        return rules.templates().rules().stream()
                .anyMatch(rule ->
                        rule.template().equals(template) && rule.branches().matches(branch));
    }

    private String node(String wanted) throws RefusedException {
        if (!wanted.isEmpty() && !rules.node().isEmpty() && !wanted.equals(rules.node())) {
            throw new RefusedException("the namespaces of this folder live on node " + rules.node() + ", not " + wanted
                    + "; leave node out, or choose another in the folder");
        }
        String node = wanted.isEmpty() ? rules.node() : wanted;
        if (node.isEmpty()) {
            throw new RefusedException(
                    "no node is chosen; choose one in the folder, or name one, such as node: 'north'");
        }
        return node;
    }

    private String productRepository() throws RefusedException {
        if (rules.productRepository().isEmpty()) {
            throw new RefusedException(
                    "no product repository is named; name it in the folder or in the global configuration");
        }
        return rules.productRepository();
    }

    private void require(Kind kind, String name, String what) throws RefusedException {
        if (!rules.grants(build.grantee(), kind, name)) {
            throw new RefusedException("this build may not act on " + what + "; " + mend(kind, name));
        }
    }

    private String mend(Kind kind, String name) {
        return build.grantee()
                .map(who -> "it needs a grant of the folder to builds of " + who + " for " + kind.word() + " " + name)
                .orElse("and no grant is for forks and tags");
    }
}
