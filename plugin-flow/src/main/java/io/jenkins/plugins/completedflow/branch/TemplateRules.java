package io.jenkins.plugins.completedflow.branch;

import io.completedflow.namespace.BranchPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which template a branch may have.
 *
 * @param rules empty: the flow file alone decides
 */
public record TemplateRules(List<Rule> rules) {

    /** Branches that match the pattern may have the template. */
    public record Rule(BranchPattern branches, String template) {}

    /**
     * What comes of the rules for a branch.
     *
     * @param template to ask for; empty: as the flow file says
     * @param refusal why there may be none; empty if there may
     */
    public record Choice(String template, String refusal) {}

    public TemplateRules {
        rules = List.copyOf(rules);
    }

    /** As in the flow file, the most specific pattern that matches decides. */
    public Choice of(String branch) {
        if (rules.isEmpty()) {
            return new Choice("", "");
        }
        List<Rule> matching =
                rules.stream().filter(rule -> rule.branches().matches(branch)).toList();
        Optional<BranchPattern> best = matching.stream().map(Rule::branches).max(BranchPattern.SPECIFICITY);
        if (best.isEmpty()) {
            return new Choice("", "no allowed template of the folder is for branch " + branch);
        }
        List<String> templates = matching.stream()
                .filter(rule -> BranchPattern.SPECIFICITY.compare(rule.branches(), best.get()) == 0)
                .map(Rule::template)
                .distinct()
                .toList();
        return templates.size() == 1
                ? new Choice(templates.get(0), "")
                : new Choice(
                        "",
                        templates.stream()
                                .collect(Collectors.joining(
                                        " and ",
                                        "branch " + branch + " is matched equally by the allowed templates ",
                                        "; make one of their patterns more specific")));
    }
}
