package io.jenkins.plugins.completedflow.branch;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An outcome in the making. */
final class Draft {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int LAST_DOUBLING = 6;

    private final Situation situation;
    private final SortedMap<String, BranchMemory> branches = new TreeMap<>();
    private final List<FlowRequest> submitted = new ArrayList<>();
    private final List<String> withdrawn = new ArrayList<>();
    private int requests;
    private int created;
    private boolean wantsListing;

    Draft(Situation situation) {
        this.situation = situation;
        this.requests = situation.memory().requests();
    }

    void keep(String branch, BranchMemory memory) {
        branches.put(branch, memory);
    }

    void wantListing() {
        wantsListing = true;
    }

    /** Nobody waits for it any more, whether it is over or not. */
    void withdraw(OpenRequest open) {
        if (open.there()) {
            withdrawn.add(open.id());
        }
    }

    /** How many namespaces are asked for by now that are not there yet. */
    int created() {
        return created;
    }

    OpenRequest create(BranchJob job, ProjectRules rules) {
        created++;
        return submit(
                FlowRequest.Kind.CREATE,
                rules.node(),
                job.branch(),
                rules.templates().of(job.branch()).template(),
                job.repository(),
                job.fork() ? job.commit() : "",
                job.fork());
    }

    /** A daemon whose node is not connected finds out by itself, long before anybody could tell it. */
    void notice(String branch, BranchNamespace namespace, String repository) {
        if (namespace.current()) {
            submit(FlowRequest.Kind.NOTICE, namespace.node(), branch, "", repository, "", false);
        }
    }

    OpenRequest delete(String branch, BranchNamespace namespace, boolean fork) {
        return submit(FlowRequest.Kind.DELETE, namespace.node(), branch, "", "", "", fork);
    }

    private OpenRequest submit(
            FlowRequest.Kind kind,
            String node,
            String branch,
            String template,
            String app,
            String commit,
            boolean fork) {
        ProjectMemory memory = situation.memory();
        requests++;
        String id = memory.epoch() + "-" + requests;
        String product = situation.rules().map(ProjectRules::productRepository).orElse(memory.productRepository());
        submitted.add(
                new FlowRequest(id, node, kind, product, branch, template, app, commit, memory.project(), 0, fork));
        return new OpenRequest(id, kind);
    }

    /** The memory after what is known of its request now; one that got lost is asked for anew. */
    BranchMemory settled(BranchMemory memory) {
        if (!memory.open().there()) {
            return memory;
        }
        RequestProgress progress = situation.progress().get(memory.open().id());
        if (progress == null) {
            return memory.closed().asked("", OpenRequest.NONE);
        }
        return switch (progress.status()) {
            case PENDING, RUNNING -> memory;
            case DONE -> {
                withdraw(memory.open());
                yield memory.closed();
            }
            case FAILED -> {
                withdraw(memory.open());
                yield memory.failed(progress.reason(), retry(memory.failures()));
            }
        };
    }

    /** The more often it failed the later, up to about an hour. */
    private Instant retry(int failures) {
        return situation.now().plus(FIRST_RETRY.multipliedBy(1L << Math.min(failures, LAST_DOUBLING)));
    }

    Outcome outcome(ProjectRules rules) {
        ProjectMemory old = situation.memory();
        return new Outcome(
                new ProjectMemory(
                        old.epoch(),
                        requests,
                        old.project(),
                        old.folder(),
                        rules.productRepository(),
                        rules.deleteWithProject(),
                        Optional.empty(),
                        branches),
                submitted,
                withdrawn,
                wantsListing);
    }

    Outcome ofAbsence(Instant since) {
        ProjectMemory old = situation.memory();
        return new Outcome(
                new ProjectMemory(
                        old.epoch(),
                        requests,
                        old.project(),
                        old.folder(),
                        old.productRepository(),
                        old.deleteWithProject(),
                        Optional.of(since),
                        branches),
                submitted,
                withdrawn,
                false);
    }
}
