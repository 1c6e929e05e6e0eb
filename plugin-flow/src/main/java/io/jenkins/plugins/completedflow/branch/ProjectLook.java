package io.jenkins.plugins.completedflow.branch;

import io.jenkins.plugins.completedflow.head.NamespaceHead;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jenkins.branch.MultiBranchProject;
import jenkins.scm.api.SCMEvent;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadEvent;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;

/** One look at a project: reads how things are, decides, keeps what was decided, and only then asks the daemons. */
final class ProjectLook {
    private final MemoryFiles files;
    private final FlowRequests requests;
    private final World world;
    private final Clock clock;

    ProjectLook(MemoryFiles files, FlowRequests requests, KnownNamespaces namespaces, Clock clock) {
        this.files = files;
        this.requests = requests;
        this.world = new World(requests, namespaces);
        this.clock = clock;
    }

    /** @throws IOException if the memory cannot be read or kept, or a repository that must be asked does not answer */
    void at(MultiBranchProject<?, ?> project, Heed heed) throws IOException, InterruptedException {
        Optional<ProjectRules> rules = Projects.rules(project);
        Optional<String> known = ProjectIds.of(project);
        if (rules.isEmpty() && known.isEmpty()) {
            return;
        }
        String id = known.isPresent() ? known.get() : ProjectIds.make(project);
        Optional<ProjectMemory> before = files.read(id);
        ProjectMemory memory = before.orElseGet(
                        () -> ProjectMemory.fresh(UUID.randomUUID().toString(), project.getFullName()))
                .at(project.getFullName(), project.getRootDir().getPath());
        Situation situation = situation(memory, rules, project, pushed(project, heed.events()));
        Outcome outcome = BranchReconciler.decide(situation);
        if (outcome.wantsListing() || (heed.listing() && isSomethingMissing(situation))) {
            carryOut(id, before, BranchReconciler.decide(situation.with(listing(project, situation))));
        } else {
            carryOut(id, before, outcome);
        }
    }

    /**
     * A project that is not there any more; its memory goes once nothing is left to see through. One that Jenkins merely cannot load is still
     * on the disk, and nothing is done.
     */
    void atMissing(String id) throws IOException {
        Optional<ProjectMemory> memory = files.read(id);
        if (memory.isEmpty() || ProjectIds.isAt(id, memory.get().folder())) {
            return;
        }
        ProjectMemory last = memory.get();
        Situation situation = new Situation(
                last,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                world.ofProduct(last.productRepository()),
                world.progressOf(last),
                last.deleteWithProject() ? Projects.takenUp(last.productRepository(), "") : Set.of(),
                Set.of(),
                Map.of(),
                0,
                clock.instant());
        Outcome outcome = MissingProject.decide(situation);
        carryOut(id, memory, outcome);
        if (outcome.memory().isEmpty()) {
            files.delete(id);
        }
    }

    private Situation situation(
            ProjectMemory memory,
            Optional<ProjectRules> rules,
            MultiBranchProject<?, ?> project,
            Map<String, String> pushed) {
        String product = rules.map(ProjectRules::productRepository).orElse("");
        boolean filters = rules.filter(ProjectRules::deleteFiltered).isPresent();
        return new Situation(
                memory,
                rules,
                ProjectJobs.of(project),
                Optional.empty(),
                world.ofProduct(product),
                world.progressOf(memory),
                filters ? Projects.takenUp(product, project.getFullName()) : Set.of(),
                world.awaited(product, memory.epoch()),
                pushed,
                world.count(),
                clock.instant());
    }

    private static boolean isSomethingMissing(Situation situation) {
        return situation.rules().isPresent() && !missing(situation).isEmpty();
    }

    private static Set<String> missing(Situation situation) {
        Set<String> missing = new TreeSet<>(situation.memory().branches().keySet());
        missing.removeIf(branch -> situation.live(branch).isPresent());
        return missing;
    }

    private static HeadListing listing(MultiBranchProject<?, ?> project, Situation situation)
            throws IOException, InterruptedException {
        Set<String> doubtful = new TreeSet<>();
        if (situation.rules().filter(ProjectRules::deleteFiltered).isPresent()) {
            doubtful.addAll(missing(situation));
            doubtful.retainAll(situation.namespaces().keySet());
        }
        return new SourceListing(project).list(doubtful);
    }

    private static Map<String, String> pushed(MultiBranchProject<?, ?> project, List<SCMHeadEvent<?>> events) {
        Map<String, String> pushed = new HashMap<>();
        for (SCMHeadEvent<?> event : events) {
            for (SCMSource source : project.getSCMSources()) {
                if (event.getType() != SCMEvent.Type.REMOVED && event.isMatch(source)) {
                    pushed.putAll(pushed(event, source));
                }
            }
        }
        return pushed;
    }

    private static Map<String, String> pushed(SCMHeadEvent<?> event, SCMSource source) {
        Map<String, String> pushed = new HashMap<>();
        for (Map.Entry<SCMHead, SCMRevision> head : event.heads(source).entrySet()) {
            ProjectJobs.head(head.getKey(), ProjectJobs.remote(source))
                    .map(NamespaceHead::branch)
                    .ifPresent(branch -> pushed.put(branch, String.valueOf(head.getValue())));
        }
        return pushed;
    }

    private void carryOut(String id, Optional<ProjectMemory> before, Outcome outcome) throws IOException {
        if (!Optional.of(outcome.memory()).equals(before)) {
            files.write(id, outcome.memory());
        }
        outcome.withdrawn().forEach(requests::withdraw);
        outcome.submitted().forEach(requests::submit);
    }
}
