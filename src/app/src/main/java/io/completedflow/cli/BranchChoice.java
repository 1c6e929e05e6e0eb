package io.completedflow.cli;

import io.completedflow.daemon.CreateNamespace;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which branch, by which template, and which of its apps. */
final class BranchChoice {
    @Parameters(paramLabel = "BRANCH", description = "Full name of the branch.")
    private String branch;

    @Option(
            names = "--template",
            paramLabel = "TEMPLATE",
            description = "The template to make it by (default: the one whose branch pattern matches best).")
    private String template;

    @Option(
            names = "--app",
            paramLabel = "APP",
            description = "Only this app and what it depends on; may be given more than once.")
    private Set<String> only = new LinkedHashSet<>();

    CreateNamespace request() {
        return new CreateNamespace(branch, Optional.ofNullable(template), only);
    }
}
