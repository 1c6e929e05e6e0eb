package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Problem;
import io.completedflow.config.Reference;
import io.completedflow.config.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds templates that get in each other's way, and names that cannot be names of namespaces. */
record TemplateCheck(FlowFile file) {
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (file.namespaceName()
                .filter(pattern -> !pattern.contains("{branch}"))
                .isPresent()) {
            problems.add(new Problem(
                    file.where(),
                    "namespaceName '" + file.namespaceName().get() + "' gives all branches the same name",
                    "put {branch} into it, such as \"{product}-{branch}\""));
        }
        patterns(problems);
        environments(problems);
        return problems;
    }

    private void patterns(List<Problem> problems) {
        Map<String, Template> owners = new HashMap<>();
        for (Template template : file.templates().values()) {
            for (Reference written : template.branches()) {
                Template other = owners.putIfAbsent(new BranchPattern(written.name()).text(), template);
                if (other != null && !other.name().equals(template.name())) {
                    problems.add(new Problem(
                            written.where(),
                            "pattern '" + written + "' is that of template '" + other.name() + "' too: no branch could"
                                    + " choose between them",
                            "take it out of one of them or make it more specific"));
                }
            }
        }
    }

    private void environments(List<Problem> problems) {
        Map<String, Template> owners = new HashMap<>();
        for (Template template : file.templates().values()) {
            template.environment().ifPresent(name -> {
                if (!NamespaceName.isLabel(name)) {
                    problems.add(new Problem(
                            template.where(),
                            "environment '" + name + "' cannot be a name in DNS",
                            "use at most " + NamespaceName.LONGEST + " of a-z, 0-9 and '-', no '-' at either end"));
                }
                Template other = owners.putIfAbsent(name, template);
                if (other != null) {
                    problems.add(new Problem(
                            template.where(),
                            "environment '" + name + "' is that of template '" + other.name() + "' too",
                            "give each template its own environment, or one template all the branches"));
                }
            });
        }
    }
}
