package io.jenkins.plugins.completedflow.branch;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.BranchPattern;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequest.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BranchReconcilerTest {
    private final BranchWorld world = new BranchWorld();

    @Test
    void asksOnceForTheNamespaceOfANewBranch() {
        push("feature/1", "r1");

        world.reconcile();
        world.reconcile();

        assertThat(world.submitted).singleElement().satisfies(request -> {
            assertThat(request.kind()).isEqualTo(Kind.CREATE);
            assertThat(request.branch()).isEqualTo("feature/1");
            assertThat(request.node()).isEqualTo("north");
            assertThat(request.productRepository()).isEqualTo(BranchWorld.PRODUCT);
            assertThat(request.template()).isEmpty();
            assertThat(request.commit())
                    .as("the daemon finds the newest itself")
                    .isEmpty();
            assertThat(request.fork()).isFalse();
        });
    }

    @Test
    void tellsTheDaemonOfAPush() {
        follow("feature/1");

        push("feature/1", "r2");
        world.reconcile();

        assertThat(world.submitted).last().satisfies(request -> {
            assertThat(request.kind()).isEqualTo(Kind.NOTICE);
            assertThat(request.app()).isEqualTo(BranchWorld.REPOSITORY);
        });
    }

    @Test
    void tellsTheDaemonOfAnEventBeforeTheProjectIsIndexed() {
        follow("feature/1");

        world.reconcile(Map.of("feature/1", "r2", "other", "r9"));

        assertThat(world.kinds()).containsExactly(Kind.CREATE, Kind.NOTICE);
    }

    @Test
    void tellsOfAVanishedBranchAndDeletesNothing() {
        follow("feature/1");
        world.git.clear();
        world.daemonAtWork = false;
        world.index();

        world.reconcile();

        assertThat(world.kinds()).containsExactly(Kind.CREATE, Kind.NOTICE);
        assertThat(state("feature/1")).isEqualTo(BranchState.NOT_INDEXED);
        deleting("feature/1");
        world.reconcile();
        assertThat(state("feature/1")).isEqualTo(BranchState.GONE);
        assertThat(world.memory.branches().get("feature/1").reason()).isEqualTo("its branch is gone");
    }

    @Test
    void forgetsAVanishedBranchOnceItsNamespaceIsGone() {
        follow("feature/1");
        world.git.clear();
        world.index();
        world.reconcile();

        world.reconcile();

        assertThat(world.namespaces).isEmpty();
        assertThat(world.memory.branches()).isEmpty();
    }

    @Test
    void keepsWhatOrphanRetentionKeepsUntilTheListingKnows() {
        follow("feature/1");
        world.reachable = false;
        world.jobs.replaceAll(
                (branch, job) -> new BranchJob(branch, false, job.revision(), job.commit(), job.repository(), false));

        world.reconcile();

        assertThat(world.kinds()).as("no listing, no conclusion").containsExactly(Kind.CREATE);
        assertThat(world.memory.branches()).containsKey("feature/1");
    }

    @Test
    void deletesNothingWhenTheJobOfALiveBranchIsMissing() {
        follow("feature/1");
        world.jobs.clear();

        world.reconcile();
        assertThat(state("feature/1")).isEqualTo(BranchState.NOT_INDEXED);
        world.index();
        world.reconcile();

        assertThat(world.kinds()).containsExactly(Kind.CREATE);
        assertThat(state("feature/1")).isEqualTo(BranchState.FOLLOWED);
    }

    @Test
    void deletesNothingWhenAFilterIsNarrowed() {
        follow("feature/1");
        narrow("feature/1");

        world.reconcile();
        world.reconcile();

        assertThat(world.kinds()).containsExactly(Kind.CREATE, Kind.NOTICE);
        assertThat(state("feature/1")).isEqualTo(BranchState.NOT_INDEXED);
        assertThat(world.namespaces).containsKey("feature/1");
    }

    @Test
    void deletesWhatIsFilteredOutWhereThatIsWanted() {
        world.rules = rules(BranchWorld.rules(), false, true);
        follow("feature/1");
        narrow("feature/1");

        world.reconcile();

        assertThat(world.kinds()).containsExactly(Kind.CREATE, Kind.DELETE);
        assertThat(world.namespaces).isEmpty();
    }

    @Test
    void keepsWhatIsFilteredOutButTakenUpByAnotherProjectOfTheProduct() {
        world.rules = rules(BranchWorld.rules(), false, true);
        world.elsewhere.add("feature/1");
        follow("feature/1");
        narrow("feature/1");

        world.reconcile();

        assertThat(world.namespaces).containsKey("feature/1");
    }

    @Test
    void keepsTheNamespacesOfADeletedProject() {
        follow("feature/1");
        world.projectThere = false;

        world.reconcile();
        world.pass(Duration.ofHours(1));
        world.reconcile();

        assertThat(world.namespaces).containsKey("feature/1");
        assertThat(world.memory.isEmpty()).isTrue();
    }

    @Test
    void deletesTheNamespacesOfADeletedProjectWhereThatIsWanted() {
        world.rules = rules(BranchWorld.rules(), true, false);
        world.elsewhere.add("shared");
        follow("feature/1");
        follow("shared");
        world.projectThere = false;

        world.reconcile();
        assertThat(world.namespaces).as("it may be moving").containsKeys("feature/1", "shared");
        world.pass(Duration.ofMinutes(1));
        world.reconcile();
        world.reconcile();

        assertThat(world.namespaces).containsOnlyKeys("shared");
        assertThat(world.memory.isEmpty()).isTrue();
    }

    @Test
    void deletesNothingWhenAProjectIsMoved() {
        world.rules = rules(BranchWorld.rules(), true, true);
        follow("feature/1");
        world.projectThere = false;
        world.reconcile();
        world.pass(Duration.ofSeconds(59));
        world.reconcile();

        world.projectThere = true;
        world.reconcile();
        world.pass(Duration.ofHours(1));
        world.reconcile();

        assertThat(world.kinds()).containsExactly(Kind.CREATE);
        assertThat(world.memory.absentSince()).isEmpty();
    }

    @Test
    void leavesAWithdrawnNamespaceAwayUntilAPush() {
        follow("feature/1");
        world.namespaces.clear();

        world.reconcile();
        assertThat(world.namespaces).isEmpty();
        push("feature/1", "r2");
        world.reconcile();

        assertThat(world.namespaces).containsKey("feature/1");
    }

    @Test
    void triesAgainLaterAndLater() {
        world.refusals.put("feature/1", "template dev allows 1 namespaces");
        push("feature/1", "r1");

        for (int minute = 0; minute < 60; minute++) {
            world.reconcile();
            world.pass(Duration.ofMinutes(1));
        }

        assertThat(world.submitted).hasSizeBetween(5, 7).allMatch(request -> request.kind() == Kind.CREATE);
        assertThat(state("feature/1")).isIn(BranchState.FAILED, BranchState.FOLLOWED);
        world.refusals.clear();
        world.pass(Duration.ofHours(2));
        world.reconcile();
        world.reconcile();
        assertThat(world.namespaces).containsKey("feature/1");
        assertThat(state("feature/1")).isEqualTo(BranchState.FOLLOWED);
    }

    @Test
    void asksForTheTemplateThatTheFolderAllows() {
        world.rules = rules(allowing("*", "dev", "release/*", "stage"));
        push("feature/1", "r1");
        push("release/1", "r1");

        world.reconcile();

        assertThat(world.submitted)
                .extracting(FlowRequest::branch, FlowRequest::template)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("feature/1", "dev"),
                        org.assertj.core.groups.Tuple.tuple("release/1", "stage"));
    }

    @Test
    void makesNothingForABranchThatNoAllowedTemplateIsForAndSaysSo() {
        world.rules = rules(allowing("release/*", "stage"));
        push("feature/1", "r1");

        world.reconcile();

        assertThat(world.submitted).isEmpty();
        assertThat(state("feature/1")).isEqualTo(BranchState.REFUSED);
        assertThat(world.memory.branches().get("feature/1").reason())
                .isEqualTo("no allowed template of the folder is for branch feature/1");
    }

    @Test
    void givesForksNothingUnlessTheFolderSaysSo() {
        world.rules = rules(allowing("*", "dev"));
        push("PR-1", "r1");

        world.reconcile();

        assertThat(world.submitted).isEmpty();
        assertThat(world.memory.branches().get("PR-1").reason()).contains("forks");
    }

    @Test
    void givesAForkNoTemplateByTheFlowFilesPatterns() {
        world.rules = withForks(List.of());
        push("PR-1", "r1");

        world.reconcile();

        assertThat(world.submitted).isEmpty();
        assertThat(world.memory.branches().get("PR-1").reason()).contains("allow it a template");
    }

    @Test
    void pinsEachRevisionOfAForkAndDeletesItsNamespaceItself() {
        world.rules = withForks(allowing("PR-*", "dev"));
        push("PR-1", "r1");
        world.reconcile();
        push("PR-1", "r2");
        world.reconcile();
        world.reconcile();
        world.git.clear();
        world.index();
        world.reconcile();

        assertThat(world.kinds()).containsExactly(Kind.CREATE, Kind.CREATE, Kind.DELETE);
        assertThat(world.submitted).allMatch(FlowRequest::fork);
        assertThat(world.submitted).extracting(FlowRequest::commit).containsExactly("r1", "r2", "");
    }

    @Test
    void endsWhatIsUnusedForTheLifetimeAndMakesItAgainAtAPush() {
        world.rules = withLifetime(Duration.ofDays(1));
        follow("feature/1");
        world.pass(Duration.ofHours(23));
        world.reconcile();
        assertThat(world.namespaces).containsKey("feature/1");

        world.pass(Duration.ofHours(1));
        world.reconcile();
        world.reconcile();
        assertThat(world.namespaces).isEmpty();
        push("feature/1", "r2");
        world.reconcile();

        assertThat(world.kinds()).containsExactly(Kind.CREATE, Kind.DELETE, Kind.CREATE);
    }

    @Test
    void endsNothingOnANodeThatMayKnowOfUse() {
        world.rules = withLifetime(Duration.ofDays(1));
        follow("feature/1");
        world.namespaces.replaceAll(
                (branch, one) -> new BranchNamespace(one.node(), one.lastActive(), one.deletion(), false));
        world.pass(Duration.ofDays(9));

        world.reconcile();

        assertThat(world.kinds()).containsExactly(Kind.CREATE);
    }

    @Test
    void makesNoMoreThanTheCapAllowsAndSaysSo() {
        world.rules = withCaps(new NamespaceCaps(OptionalInt.of(2), OptionalInt.empty()));
        List.of("a", "b", "c").forEach(branch -> push(branch, "r1"));

        world.reconcile();
        world.reconcile();
        assertThat(world.namespaces).containsOnlyKeys("a", "b");
        assertThat(world.memory.branches().get("c").reason()).contains("allows 2 namespaces per project");
        world.git.remove("a");
        world.index();
        world.reconcile();
        world.reconcile();

        assertThat(world.namespaces).containsOnlyKeys("b", "c");
    }

    @Test
    void countsAllNamespacesForTheOtherCap() {
        world.rules = withCaps(new NamespaceCaps(OptionalInt.empty(), OptionalInt.of(1)));
        push("a", "r1");
        push("b", "r1");

        world.reconcile();

        assertThat(world.namespaces).containsOnlyKeys("a");
        assertThat(world.memory.branches().get("b").reason()).contains("allows 1 namespaces, and there are 1");
    }

    @Test
    void asksAgainForWhatGotLost() {
        world.daemonAtWork = false;
        push("feature/1", "r1");
        world.reconcile();
        world.progress.clear();
        world.daemonAtWork = true;

        world.reconcile();

        assertThat(world.namespaces).containsKey("feature/1");
    }

    @Test
    void withdrawsWhatIsNotWantedAnyMore() {
        world.daemonAtWork = false;
        push("feature/1", "r1");
        world.reconcile();
        world.git.clear();
        world.index();

        world.reconcile();

        assertThat(world.progress).isEmpty();
        assertThat(world.memory.branches()).isEmpty();
    }

    @Test
    void doesNothingWhereNoFolderSaysThatBranchesGetNamespaces() {
        push("feature/1", "r1");
        Situation situation = new Situation(
                world.memory,
                Optional.empty(),
                List.copyOf(world.jobs.values()),
                Optional.empty(),
                Map.of(),
                Map.of(),
                java.util.Set.of(),
                java.util.Set.of(),
                Map.of(),
                0,
                world.now);

        assertThat(BranchReconciler.decide(situation).submitted()).isEmpty();
    }

    private void push(String branch, String revision) {
        world.git.put(branch, revision);
        world.index();
    }

    private void follow(String branch) {
        push(branch, "r1");
        world.reconcile();
        world.reconcile();
    }

    private void narrow(String branch) {
        world.filteredOut.add(branch);
        world.jobs.remove(branch);
    }

    private void deleting(String branch) {
        BranchNamespace one = world.namespaces.get(branch);
        world.namespaces.put(branch, new BranchNamespace(one.node(), one.lastActive(), "its branch is gone", true));
    }

    private BranchState state(String branch) {
        return world.memory.branches().get(branch).state();
    }

    private static List<TemplateRules.Rule> allowing(String... patternsAndTemplates) {
        java.util.ArrayList<TemplateRules.Rule> rules = new java.util.ArrayList<>();
        for (int i = 0; i < patternsAndTemplates.length; i += 2) {
            rules.add(new TemplateRules.Rule(new BranchPattern(patternsAndTemplates[i]), patternsAndTemplates[i + 1]));
        }
        return rules;
    }

    private static ProjectRules rules(ProjectRules like, boolean deleteWithProject, boolean deleteFiltered) {
        return new ProjectRules(
                like.productRepository(),
                like.node(),
                like.lifetime(),
                like.forks(),
                like.templates(),
                deleteWithProject,
                deleteFiltered,
                like.caps());
    }

    private static ProjectRules rules(
            Optional<Duration> lifetime, boolean forks, List<TemplateRules.Rule> templates, NamespaceCaps caps) {
        return new ProjectRules(
                BranchWorld.PRODUCT, "north", lifetime, forks, new TemplateRules(templates), false, false, caps);
    }

    private static ProjectRules rules(List<TemplateRules.Rule> templates) {
        return rules(Optional.empty(), false, templates, NamespaceCaps.NONE);
    }

    private static ProjectRules withForks(List<TemplateRules.Rule> templates) {
        return rules(Optional.empty(), true, templates, NamespaceCaps.NONE);
    }

    private static ProjectRules withLifetime(Duration lifetime) {
        return rules(Optional.of(lifetime), false, List.of(), NamespaceCaps.NONE);
    }

    private static ProjectRules withCaps(NamespaceCaps caps) {
        return rules(Optional.empty(), false, List.of(), caps);
    }
}
