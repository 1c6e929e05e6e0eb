package io.jenkins.plugins.completedflow.branch;

import hudson.Util;
import hudson.model.ItemGroup;
import io.completedflow.namespace.BranchPattern;
import io.jenkins.plugins.completedflow.CompletedFlowConfiguration;
import io.jenkins.plugins.completedflow.folder.FlowFolderProperty;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what the folders and the global configuration say of a project. */
public final class RulesReader {
    private RulesReader() {}

    /** Empty if no folder says that branches get namespaces. */
    public static Optional<ProjectRules> of(ItemGroup<?> project, CompletedFlowConfiguration global) {
        return FlowFolderProperty.nearest(project).map(folder -> read(project, folder, global));
    }

    private static ProjectRules read(
            ItemGroup<?> project, FlowFolderProperty folder, CompletedFlowConfiguration global) {
        return new ProjectRules(
                FlowFolderProperty.productRepositoryOf(project)
                        .orElseGet(() -> Util.fixNull(global.getProductRepository())),
                or(folder.getNode(), global.getNode()),
                duration(or(folder.getLifetime(), global.getLifetime())),
                folder.isForks(),
                templates(folder),
                folder.isDeleteWithProject(),
                folder.isDeleteFiltered(),
                new NamespaceCaps(cap(global.getNamespacesPerProject()), cap(global.getNamespaces())));
    }

    private static TemplateRules templates(FlowFolderProperty folder) {
        return new TemplateRules(folder.getAllowedTemplates().stream()
                .map(allowed -> new TemplateRules.Rule(new BranchPattern(allowed.getBranches()), allowed.getTemplate()))
                .toList());
    }

    private static String or(String mine, String others) {
        return mine == null ? Util.fixNull(others) : mine;
    }

    private static OptionalInt cap(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** @throws IllegalArgumentException if the form's check was passed by, as configuration as code does */
    private static Optional<Duration> duration(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[1-9][0-9]{0,5}[smhd]")) {
            throw new IllegalArgumentException(
                    "lifetime '" + text
                            + "' of the folder or the global configuration is none; write a whole number above 0 and s, m, h or d");
        }
        String unit = text.substring(text.length() - 1);
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return Optional.of(
                switch (unit) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
