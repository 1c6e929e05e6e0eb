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
    private static final Object DECIDING = new Object();

    /** What is looked at, and what for: a listing, if something is missing, and branches that were pushed to. */
    private record Look(
            String id,
            MultiBranchProject<?, ?> project,
            Optional<ProjectRules> rules,
            Map<String, String> pushed,
            boolean listing) {}

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
        boolean own = known.isPresent() && isOwn(known.get(), project);
        String id = own ? known.get() : ProjectIds.make(project);
        Look look = new Look(id, project, rules, pushed(project, heed.events()), heed.listing());
        Optional<Situation> unclear = decide(look, Optional.empty());
        if (unclear.isPresent()) {
            decide(look, Optional.of(listing(project, unclear.get())));
        }
    }

    /** False for a project whose folder was copied on the disk with the id of another in it. */
    private boolean isOwn(String id, MultiBranchProject<?, ?> project) throws IOException {
        Optional<String> seenAt = files.read(id).map(ProjectMemory::folder);
        return seenAt.isEmpty()
                || seenAt.get().equals(project.getRootDir().getPath())
                || !ProjectIds.isAt(id, seenAt.get());
    }

    /**
     * One project at a time, so that one sees what another has asked for.
     *
     * @return the situation, if a listing would tell more
     */
    private Optional<Situation> decide(Look look, Optional<HeadListing> listing) throws IOException {
        synchronized (DECIDING) {
            Optional<ProjectMemory> before = files.read(look.id());
            Situation situation = situation(memory(before, look.project()), look);
            Situation seen = listing.map(situation::with).orElse(situation);
            Outcome outcome = BranchReconciler.decide(seen);
            carryOut(look.id(), before, outcome);
            boolean unclear = outcome.wantsListing() || (look.listing() && isSomethingMissing(situation));
            return unclear ? Optional.of(situation) : Optional.empty();
        }
    }

    private static ProjectMemory memory(Optional<ProjectMemory> before, MultiBranchProject<?, ?> project) {
        ProjectMemory memory =
                before.orElseGet(() -> ProjectMemory.fresh(UUID.randomUUID().toString(), project.getFullName()));
        return memory.at(project.getFullName(), project.getRootDir().getPath());
    }

    /**
     * A project that is not there any more; its memory goes once nothing is left to see through. One that Jenkins merely cannot load is still
     * on the disk, and nothing is done.
     */
    void atMissing(String id) throws IOException {
        synchronized (DECIDING) {
            decideMissing(id);
        }
    }

    private void decideMissing(String id) throws IOException {
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

    private Situation situation(ProjectMemory memory, Look look) {
        String product = look.rules().map(ProjectRules::productRepository).orElse("");
        boolean filters = look.rules().filter(ProjectRules::deleteFiltered).isPresent();
        return new Situation(
                memory,
                look.rules(),
                ProjectJobs.of(look.project()),
                Optional.empty(),
                world.ofProduct(product),
                world.progressOf(memory),
                filters ? Projects.takenUp(product, look.project().getFullName()) : Set.of(),
                world.awaited(product, memory.epoch()),
                look.pushed(),
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
