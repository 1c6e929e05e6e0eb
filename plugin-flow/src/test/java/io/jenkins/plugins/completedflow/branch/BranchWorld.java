package io.jenkins.plugins.completedflow.branch;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One repository, one project, one daemon, all in memory; time passes by hand. */
final class BranchWorld {
    static final String PRODUCT = "https://git.example.test/shop.git";
    static final String REPOSITORY = "https://git.example.test/catalog.git";

    /** What git has: revisions by branch. */
    final Map<String, String> git = new TreeMap<>();

    /** The jobs of the project, by branch. */
    final Map<String, BranchJob> jobs = new TreeMap<>();

    /** The namespaces of the daemon, by branch. */
    final Map<String, BranchNamespace> namespaces = new TreeMap<>();

    /** All that was ever submitted, in order. */
    final List<FlowRequest> submitted = new ArrayList<>();

    final Set<String> filteredOut = new HashSet<>();
    final Set<String> elsewhere = new HashSet<>();
    final Map<String, RequestProgress> progress = new LinkedHashMap<>();
    final Map<String, String> refusals = new HashMap<>();
    ProjectRules rules = rules();
    boolean reachable = true;
    boolean daemonAtWork = true;
    boolean projectThere = true;
    int listings;
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    ProjectMemory memory = ProjectMemory.fresh("epoch", "shop/catalog");

    static ProjectRules rules() {
        return new ProjectRules(
                PRODUCT,
                "north",
                Optional.empty(),
                false,
                new TemplateRules(List.of()),
                false,
                false,
                NamespaceCaps.NONE);
    }

    /** What an indexing does: live jobs for what it takes up, dead ones for what it does not find. */
    void index() {
        if (!reachable) {
            return;
        }
        jobs.replaceAll((branch, job) -> job(branch, job.revision(), taken().contains(branch)));
        taken().forEach(branch -> jobs.put(branch, job(branch, git.get(branch), true)));
    }

    private static BranchJob job(String branch, String revision, boolean live) {
        return new BranchJob(branch, branch.startsWith("PR-"), revision, revision, REPOSITORY, live);
    }

    Set<String> taken() {
        Set<String> taken = new TreeSet<>(git.keySet());
        taken.removeAll(filteredOut);
        return taken;
    }

    /** One look at the project, and at its repositories where that is needed. */
    Outcome reconcile() {
        return reconcile(Map.of());
    }

    Outcome reconcile(Map<String, String> pushed) {
        Outcome outcome = decide(Optional.empty(), pushed);
        if (outcome.wantsListing() && reachable) {
            listings++;
            Set<String> hidden = new TreeSet<>(git.keySet());
            hidden.retainAll(filteredOut);
            outcome = decide(Optional.of(new HeadListing(taken(), rules.deleteFiltered() ? hidden : Set.of())), pushed);
        }
        memory = outcome.memory();
        outcome.withdrawn().forEach(progress::remove);
        outcome.submitted().forEach(this::submit);
        return outcome;
    }

    private Outcome decide(Optional<HeadListing> listing, Map<String, String> pushed) {
        Situation situation = new Situation(
                memory,
                Optional.of(rules),
                List.copyOf(jobs.values()),
                listing,
                Map.copyOf(namespaces),
                Map.copyOf(progress),
                elsewhere,
                Set.of(),
                pushed,
                namespaces.size(),
                now);
        return projectThere ? BranchReconciler.decide(situation) : MissingProject.decide(situation);
    }

    private void submit(FlowRequest request) {
        submitted.add(request);
        progress.put(request.id(), new RequestProgress(request, RequestProgress.Status.PENDING, "", ""));
        if (daemonAtWork) {
            work();
        }
    }

    /** The daemon does what it was asked. */
    void work() {
        new ArrayList<>(progress.values())
                .stream()
                        .filter(one -> !one.status().isOver())
                        .map(RequestProgress::request)
                        .forEach(this::work);
    }

    private void work(FlowRequest request) {
        String refusal = refusals.getOrDefault(request.branch(), "");
        if (refusal.isEmpty()) {
            switch (request.kind()) {
                case CREATE -> namespaces.put(request.branch(), namespace());
                case DELETE -> namespaces.remove(request.branch());
                default -> look(request.branch());
            }
        }
        RequestProgress.Status end = refusal.isEmpty() ? RequestProgress.Status.DONE : RequestProgress.Status.FAILED;
        progress.put(request.id(), new RequestProgress(request, end, refusal, ""));
    }

    private BranchNamespace namespace() {
        return new BranchNamespace("north", now, "", true);
    }

    /** The daemon's own listing: it deletes what git does not have, without a grace here. */
    void look(String branch) {
        if (!git.containsKey(branch) && !branch.startsWith("PR-")) {
            namespaces.remove(branch);
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Looks until nothing is left to do; the daemon has polled by then. */
    void settle() {
        daemonAtWork = true;
        reachable = true;
        work();
        List.copyOf(namespaces.keySet()).forEach(this::look);
        index();
        for (int i = 0; i < 5; i++) {
            reconcile();
            pass(Duration.ofHours(2));
        }
    }

    List<FlowRequest.Kind> kinds() {
        return submitted.stream().map(FlowRequest::kind).toList();
    }
}
