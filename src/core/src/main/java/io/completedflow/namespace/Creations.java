package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Template;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which branches get a namespace, and which feed a standing environment. */
final class Creations {
    private final FlowFile file;
    private final ProductState state;
    private final Map<String, NamespaceRecord> byName = new HashMap<>();
    private final Map<String, Integer> countByTemplate = new HashMap<>();
    private final Set<String> served;
    private final Map<String, String> refused = new LinkedHashMap<>();

    Creations(FlowFile file, ProductState state, Collection<NamespaceRecord> records) {
        this.file = file;
        this.state = state;
        records.forEach(record -> byName.put(record.name(), record));
        served = records.stream()
                .filter(record -> !record.standing())
                .map(NamespaceRecord::branch)
                .collect(Collectors.toSet());
        records.stream()
                .filter(record -> !record.standing())
                .forEach(record -> countByTemplate.merge(record.template(), 1, Integer::sum));
    }

    ProductState decide(List<LifetimeDecision> decisions) {
        Map<String, String> newest = new LinkedHashMap<>();
        for (String branch : branches()) {
            TemplateChoice choice = TemplateChoice.of(file, branch);
            if (choice instanceof TemplateChoice.Chosen chosen
                    && chosen.template().standing()) {
                newest.merge(chosen.template().name(), branch, this::newer);
            } else if (wanted(branch)) {
                create(branch, choice, decisions);
            }
        }
        newest.forEach((template, branch) -> feed(file.templates().get(template), branch, decisions));
        refused.forEach((branch, reason) -> {
            if (!reason.equals(state.refused().get(branch))) {
                decisions.add(new LifetimeDecision.Refuse(branch, reason));
            }
        });
        return state.withRefused(refused);
    }

    /** All branches known, those pushed first in front: they come first where not all can be served. */
    private List<String> branches() {
        return state.pushed().keySet().stream()
                .sorted(Comparator.comparing((String branch) -> state.pushed().get(branch))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private boolean wanted(String branch) {
        boolean isNew = state.repositories().values().stream()
                .anyMatch(repository -> repository.heads().containsKey(branch)
                        && !repository.existing().contains(branch));
        return isNew && !served.contains(branch) && !state.buried(branch);
    }

    private void create(String branch, TemplateChoice choice, List<LifetimeDecision> decisions) {
        if (choice instanceof TemplateChoice.Tie tie) {
            refused.put(branch, tie.reason());
        } else if (choice instanceof TemplateChoice.Chosen chosen) {
            String name = NamespaceName.of(file.namespaceName(), file.product(), branch);
            Template template = chosen.template();
            obstacle(name, branch, template).ifPresentOrElse(reason -> refused.put(branch, reason), () -> {
                countByTemplate.merge(template.name(), 1, Integer::sum);
                decisions.add(new LifetimeDecision.Create(
                        name, branch, template.name(), "new branch, pattern '" + chosen.pattern() + "'"));
            });
        }
    }

    private Optional<String> obstacle(String name, String branch, Template template) {
        Optional<Template> environment = file.templates().values().stream()
                .filter(other -> other.environment().filter(name::equals).isPresent())
                .findFirst();
        if (environment.isPresent()) {
            return Optional.of("its namespace would be called like the standing environment " + name + " of template "
                    + environment.get().name() + "; rename the branch");
        }
        NamespaceRecord other = byName.get(name);
        if (other != null) {
            return Optional.of(
                    "namespace " + name + " is that of branch " + other.branch() + "; rename branch " + branch);
        }
        int count = countByTemplate.getOrDefault(template.name(), 0);
        int most = template.namespaces().orElse(Integer.MAX_VALUE);
        return count < most
                ? Optional.empty()
                : Optional.of("template " + template.name() + " allows " + most + " namespaces, and there are " + count
                        + "; delete one (flow delete namespace NAME) or raise templates." + template.name()
                        + ".quota.namespaces");
    }

    /** The later pushed of two branches of one environment; pushed at the same time, the one that feeds it already. */
    private String newer(String one, String other) {
        int compared = state.pushed().get(one).compareTo(state.pushed().get(other));
        if (compared == 0) {
            boolean otherFeeds = byName.values().stream()
                    .anyMatch(record -> record.standing() && record.branch().equals(other));
            return otherFeeds ? other : one;
        }
        return compared > 0 ? one : other;
    }

    private void feed(Template template, String branch, List<LifetimeDecision> decisions) {
        String environment = template.environment().orElseThrow();
        NamespaceRecord record = byName.get(environment);
        if (record != null && !record.standing()) {
            refused.put(
                    branch,
                    "standing environment " + environment + " has the name of branch " + record.branch()
                            + "'s namespace; delete that (flow delete namespace " + environment + ")");
        } else if (record == null ? !state.buried(branch) : !record.branch().equals(branch)) {
            decisions.add(new LifetimeDecision.Feed(
                    environment, branch, template.name(), "the newest pushed branch of template " + template.name()));
        }
    }
}
