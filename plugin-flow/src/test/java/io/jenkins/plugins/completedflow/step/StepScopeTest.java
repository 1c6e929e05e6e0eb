package io.jenkins.plugins.completedflow.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.namespace.BranchPattern;
import io.jenkins.plugins.completedflow.branch.TemplateRules;
import io.jenkins.plugins.completedflow.head.NamespaceHead;
import io.jenkins.plugins.completedflow.step.FolderRules.Granted;
import io.jenkins.plugins.completedflow.step.FolderRules.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepScopeTest {
    private static final Wish NOTHING = Wish.of(null, null, null, null);
    private static final String FORK = "PR-12:git.example.test/shop/web";

    private static final BuildFacts FEATURE = branch("feature/1");
    private static final BuildFacts FORKED = new BuildFacts(
            "shop/web/PR-12", 1, true, Optional.of(new NamespaceHead(FORK, true)), StepWorld.REMOTE, StepWorld.COMMIT);
    private static final BuildFacts TAG =
            new BuildFacts("shop/web/1.0", 1, true, Optional.empty(), StepWorld.REMOTE, StepWorld.COMMIT);
    private static final BuildFacts PLAIN = new BuildFacts("shop/nightly", 1, false, Optional.empty(), "", "");

    private static BuildFacts branch(String name) {
        return new BuildFacts(
                "shop/web/" + name,
                1,
                true,
                Optional.of(new NamespaceHead(name, false)),
                StepWorld.REMOTE,
                StepWorld.COMMIT);
    }

    private static Granted grant(String builds, Kind kind, String target) {
        return new Granted(new BranchPattern(builds), kind, target);
    }

    private static TemplateRules.Rule allowed(String branches, String template) {
        return new TemplateRules.Rule(new BranchPattern(branches), template);
    }

    private static StepScope scope(BuildFacts build, Granted... grants) {
        return scope(build, false, List.of(), grants);
    }

    private static StepScope scope(
            BuildFacts build, boolean forks, List<TemplateRules.Rule> templates, Granted... grants) {
        return new StepScope(
                new FolderRules(
                        "https://git.example.test/product.git",
                        "north",
                        forks,
                        new TemplateRules(templates),
                        List.of(grants)),
                build);
    }

    private static Plan plan(String template, boolean standing, String namespace) {
        return new Plan("feature/1", namespace, false, template, standing, List.of());
    }

    @Test
    void givesABuildTheNamespaceOfItsOwnBranch() throws Exception {
        Allowed allowed = scope(FEATURE).namespace(NOTHING);

        assertThat(allowed)
                .isEqualTo(
                        new Allowed("north", "https://git.example.test/product.git", "feature/1", true, "", "", false));
        assertThat(scope(FEATURE).namespace(Wish.of(" feature/1 ", null, null, null)))
                .isEqualTo(allowed);
        assertThat(scope(FEATURE).existing(NOTHING)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "staging1", "feature/2", "Feature/1", "feature", FORK, "../../x"})
    void keepsABuildFromTheNamespacesOfOthers(String other) {
        assertThatThrownBy(() -> scope(branch("x")).namespace(Wish.of(other, null, null, null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(other.trim())
                .hasMessageContaining("grant");
        assertThatThrownBy(() -> scope(branch("x")).existing(Wish.of(other, null, null, null)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void letsAGrantForBranchesReachTheseAlone() throws Exception {
        StepScope scope = scope(branch("release/1"), grant("release/*", Kind.BRANCH, "feature/*"));

        assertThat(scope.namespace(Wish.of("feature/2", null, null, null)))
                .satisfies(allowed -> assertThat(allowed.branch()).isEqualTo("feature/2"))
                .satisfies(allowed -> assertThat(allowed.own()).isFalse());
        assertThatThrownBy(() -> scope.namespace(Wish.of("main", null, null, null)))
                .isInstanceOf(RefusedException.class);
        StepScope other = scope(branch("main"), grant("release/*", Kind.BRANCH, "feature/*"));
        assertThatThrownBy(() -> other.namespace(Wish.of("feature/2", null, null, null)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void doesNotTakeOneKindOfGrantForAnother() {
        StepScope scope = scope(FEATURE, grant("*", Kind.TEMPLATE, "main"), grant("*", Kind.ENVIRONMENT, "main"));

        assertThatThrownBy(() -> scope.namespace(Wish.of("main", null, null, null)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void leavesATemplateToTheFlowFileWhereTheFolderNamesNone() throws Exception {
        StepScope scope = scope(FEATURE);
        Allowed allowed = scope.namespace(Wish.of(null, "dev", null, null));

        assertThat(allowed.template())
                .as("not asked for, so that patterns decide")
                .isEmpty();
        scope.check(allowed, plan("dev", false, "feature-1"));
        assertThatThrownBy(() -> scope.check(allowed, plan("hadev", false, "feature-1")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("template hadev")
                .hasMessageContaining("grant");
    }

    @Test
    void letsAGrantForATemplateReachItAgainstThePatterns() throws Exception {
        StepScope scope = scope(FEATURE, grant("feature/*", Kind.TEMPLATE, "hadev"));
        Allowed allowed = scope.namespace(Wish.of(null, "hadev", null, null));

        assertThat(allowed.template()).isEqualTo("hadev");
        scope.check(allowed, plan("hadev", false, "feature-1"));
    }

    @Test
    void keepsToTheAllowedTemplatesOfTheFolder() throws Exception {
        StepScope scope = scope(FEATURE, false, List.of(allowed("*", "dev"), allowed("feature/*", "hadev")));

        assertThat(scope.namespace(NOTHING).template()).as("the most specific").isEqualTo("hadev");
        assertThat(scope.namespace(Wish.of(null, "dev", null, null)).template()).isEqualTo("dev");
        assertThatThrownBy(() -> scope.namespace(Wish.of(null, "prod", null, null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("prod");
        assertThatThrownBy(() ->
                        scope(FEATURE, false, List.of(allowed("main", "dev"))).namespace(NOTHING))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void feedsAStandingEnvironmentOnlyUnderAGrant() throws Exception {
        Allowed allowed = scope(FEATURE).namespace(NOTHING);

        assertThatThrownBy(() -> scope(FEATURE).check(allowed, plan("staging1", true, "staging1")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("staging1");
        StepScope granted = scope(FEATURE, grant("feature/*", Kind.ENVIRONMENT, "staging1"));
        granted.check(allowed, plan("staging1", true, "staging1"));
        assertThatThrownBy(() -> granted.check(allowed, plan("staging2", true, "staging2")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void deletesAStandingEnvironmentOnlyUnderAGrant() throws Exception {
        assertThatThrownBy(() -> scope(FEATURE).environment("staging1", NOTHING))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> scope(branch("staging1")).environment("staging1", NOTHING))
                .as("a branch of that name has no right to it")
                .isInstanceOf(RefusedException.class);
        assertThat(scope(FEATURE, grant("feature/1", Kind.ENVIRONMENT, "staging1"))
                        .environment("staging1", NOTHING)
                        .branch())
                .isEqualTo("staging1");
    }

    @Test
    void givesForksNothingUnlessTheFolderSaysSo() {
        assertThatThrownBy(() -> scope(FORKED).namespace(NOTHING))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("fork");
        assertThatThrownBy(() -> scope(FORKED).existing(NOTHING)).isInstanceOf(RefusedException.class);
    }

    @Test
    void givesAForkItsOwnNamespaceByATemplateOfTheFolderAlone() throws Exception {
        assertThatThrownBy(() -> scope(FORKED, true, List.of()).namespace(NOTHING))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("PR-*");
        StepScope scope = scope(FORKED, true, List.of(allowed("PR-*", "dev"), allowed("staging1*", "staging1")));

        assertThat(scope.namespace(NOTHING))
                .isEqualTo(new Allowed("north", "https://git.example.test/product.git", FORK, true, "dev", "", true));
        assertThatThrownBy(() -> scope.namespace(Wish.of(null, "staging1", null, null)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void givesForksNoGrantWhateverItsPattern() {
        StepScope scope = scope(
                FORKED,
                true,
                List.of(allowed("*", "dev")),
                grant("*", Kind.BRANCH, "*"),
                grant("*", Kind.TEMPLATE, "prod"),
                grant("*", Kind.ENVIRONMENT, "staging1"));

        assertThatThrownBy(() -> scope.namespace(Wish.of("staging1", null, null, null)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> scope.namespace(Wish.of(null, "prod", null, null)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> scope.environment("staging1", NOTHING)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> scope.check(scope.namespace(NOTHING), plan("dev", true, "staging1")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void givesTagsNeitherANamespaceNorGrants() {
        assertThatThrownBy(() -> scope(TAG).namespace(NOTHING)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> scope(TAG, grant("*", Kind.BRANCH, "*")).namespace(Wish.of("main", null, null, null)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void wantsABranchAndAGrantOutsideMultibranchProjects() throws Exception {
        assertThatThrownBy(() -> scope(PLAIN).namespace(NOTHING))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("/shop/nightly");
        assertThatThrownBy(() -> scope(PLAIN, grant("shop/nightly", Kind.BRANCH, "main"))
                        .namespace(Wish.of("main", null, null, null)))
                .as("a grant to a branch of the job's name is not the job's")
                .isInstanceOf(RefusedException.class);
        assertThat(scope(PLAIN, grant("/shop/nightly", Kind.BRANCH, "main"))
                        .namespace(Wish.of("main", null, null, null))
                        .branch())
                .isEqualTo("main");
    }

    @Test
    void keepsToTheNodeOfTheFolder() throws Exception {
        assertThatThrownBy(() -> scope(FEATURE).namespace(Wish.of(null, null, null, "south")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("north");
        assertThat(scope(FEATURE).namespace(Wish.of(null, null, null, "north")).node())
                .isEqualTo("north");
        StepScope free = new StepScope(
                new FolderRules(
                        "https://git.example.test/product.git", "", false, new TemplateRules(List.of()), List.of()),
                FEATURE);
        assertThat(free.namespace(Wish.of(null, null, null, "south")).node()).isEqualTo("south");
        assertThatThrownBy(() -> free.namespace(NOTHING))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("node");
    }

    @Test
    void wantsAProductRepository() {
        StepScope scope =
                new StepScope(new FolderRules("", "north", false, new TemplateRules(List.of()), List.of()), FEATURE);

        assertThatThrownBy(() -> scope.namespace(NOTHING))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("product repository");
    }
}
