package io.jenkins.plugins.completedflow.step;

import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.Run;
import io.completedflow.namespace.BranchPattern;
import io.jenkins.plugins.completedflow.CompletedFlowConfiguration;
import io.jenkins.plugins.completedflow.branch.ProjectRules;
import io.jenkins.plugins.completedflow.branch.RulesReader;
import io.jenkins.plugins.completedflow.folder.FlowFolderProperty;
import io.jenkins.plugins.completedflow.folder.Grant;
import io.jenkins.plugins.completedflow.head.NamespaceHead;
import io.jenkins.plugins.completedflow.node.FlowNodes;
import io.jenkins.plugins.completedflow.step.FolderRules.Granted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.plugins.git.AbstractGitSCMSource;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMRevisionAction;
import jenkins.scm.api.SCMSource;

/** Finds out what holds for a build, from Jenkins alone: its job, the folders above it and the source that its branch was found in. */
final class BuildInquiry {
    /** Of a pull request the commit of its head comes first, then that of its target. */
    private static final Pattern COMMIT = Pattern.compile("([0-9a-f]{40}|[0-9a-f]{64})\\b.*");

    private BuildInquiry() {}

    /** @throws RefusedException if no folder above the build's job says anything of namespaces */
    static StepScope scope(Run<?, ?> build) throws RefusedException {
        return new StepScope(rules(build.getParent()), facts(build));
    }

    /** @throws RefusedException if no node of this name may hold namespaces */
    static void requireNode(String name) throws RefusedException {
        Node node = FlowNodes.find(name).orElseThrow(() -> new RefusedException("there is no node " + name));
        if (FlowNodes.property(node).isEmpty()) {
            throw new RefusedException(
                    "node " + name + " may hold no namespaces; an administrator allows it in the node's configuration");
        }
    }

    private static BuildFacts facts(Run<?, ?> build) throws RefusedException {
        Job<?, ?> job = build.getParent();
        SCMHead head = SCMHead.HeadByItem.findHead(job);
        SCMSource source = SCMSource.SourceByItem.findSource(job);
        String remote = source instanceof AbstractGitSCMSource git ? git.getRemote() : "";
        SCMRevision revision = source == null ? null : SCMRevisionAction.getRevision(source, build);
        Matcher commit = COMMIT.matcher(String.valueOf(revision));
        try {
            return new BuildFacts(
                    job.getFullName(),
                    build.getNumber(),
                    head != null,
                    head == null ? Optional.empty() : NamespaceHead.of(head, remote),
                    remote,
                    commit.matches() ? commit.group(1) : "");
        } catch (IllegalArgumentException noAddress) {
            throw new RefusedException(noAddress.getMessage());
        }
    }

    private static FolderRules rules(Job<?, ?> job) throws RefusedException {
        ItemGroup<?> folder = job.getParent();
        ProjectRules rules = project(folder)
                .orElseThrow(() -> new RefusedException("no folder above " + job.getFullName()
                        + " says that branches get namespaces; check 'Branches get namespaces' in its configuration"));
        List<Granted> grants = FlowFolderProperty.nearest(folder).stream()
                .flatMap(property -> property.getGrants().stream())
                .flatMap(BuildInquiry::granted)
                .toList();
        return new FolderRules(rules.productRepository(), rules.node(), rules.forks(), rules.templates(), grants);
    }

    private static Optional<ProjectRules> project(ItemGroup<?> folder) throws RefusedException {
        try {
            return RulesReader.of(folder, CompletedFlowConfiguration.get());
        } catch (IllegalArgumentException misconfigured) {
            throw new RefusedException(misconfigured.getMessage());
        }
    }

    /** A grant of an unknown kind grants nothing. */
    private static Stream<Granted> granted(Grant grant) {
        return Stream.of(FolderRules.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(grant.getKind()))
                .map(kind -> new Granted(new BranchPattern(grant.getBuilds()), kind, grant.getTarget()));
    }
}
