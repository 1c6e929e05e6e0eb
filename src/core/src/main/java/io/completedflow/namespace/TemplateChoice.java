package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Reference;
import io.completedflow.config.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which template a branch is for: the one with the most specific pattern that matches. */
public sealed interface TemplateChoice {
    /** Its template, and the pattern that chose it. */
    record Chosen(Template template, BranchPattern pattern) implements TemplateChoice {}

    /** No template is for it, and why. */
    record None(String reason) implements TemplateChoice {}

    /** Several templates are for it equally; the reason names their patterns and the mend. */
    record Tie(String reason) implements TemplateChoice {}

    /** The trunk is chosen by a pattern without {@code *} alone: else it would get a namespace that nobody asked for. */
    static TemplateChoice of(FlowFile file, String branch) {
        List<Chosen> best = new ArrayList<>();
        for (Template template : file.templates().values()) {
            for (Reference written : template.branches()) {
                BranchPattern pattern = new BranchPattern(written.name());
                boolean candidate = pattern.literal() || !branch.equals(file.trunk());
                if (candidate && pattern.matches(branch)) {
                    add(best, new Chosen(template, pattern));
                }
            }
        }
        if (best.isEmpty()) {
            return new None(
                    branch.equals(file.trunk())
                            ? "trunk " + branch + " gets a namespace only where a template names it without '*'"
                            : "no template has a pattern for branch " + branch);
        }
        return best.size() == 1 ? best.get(0) : tie(branch, best);
    }

    private static void add(List<Chosen> best, Chosen candidate) {
        int compared = best.isEmpty()
                ? 1
                : BranchPattern.SPECIFICITY.compare(
                        candidate.pattern(), best.get(0).pattern());
        if (compared > 0) {
            best.clear();
        }
        boolean ofSameTemplate = best.stream()
                .anyMatch(other ->
                        other.template().name().equals(candidate.template().name()));
        if (compared >= 0 && !ofSameTemplate) {
            best.add(candidate);
        }
    }

    private static Tie tie(String branch, List<Chosen> best) {
        String patterns = best.stream()
                .map(chosen -> "'" + chosen.pattern() + "' of template "
                        + chosen.template().name())
                .collect(Collectors.joining(" and "));
        return new Tie("branch " + branch + " is matched equally by " + patterns + "; make one of them more specific");
    }
}
