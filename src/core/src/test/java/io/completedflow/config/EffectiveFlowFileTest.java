package io.completedflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveFlowFileTest {
    private static final String TRUNK = """
            apiVersion: completed-flow/v1
            product: shop
            credentials: {"https://git.test/": {username: flow, password: {env: GIT_PASSWORD}}}
            groups:
              shop:
                apps:
                  web: {repo: ../web.git, run: ./web, isolation: sandbox, secrets: {KEY: {env: WEB_KEY}}}
                  api: {repo: ../api.git, run: ./api}
            templates:
              dev: {branches: ["*"], ttl: 14d}
            """;

    private static FlowFile read(String text) {
        try {
            return new FlowFileReader().read("flow.yaml", text);
        } catch (FlowFileException e) {
            throw new AssertionError(e);
        }
    }

    private static EffectiveFlowFile ofBranch(String text) throws FlowFileException {
        return EffectiveFlowFile.ofBranch(read(TRUNK), read(text));
    }

    private static App app(EffectiveFlowFile effective, String id) {
        return effective
                .flowFile()
                .apps()
                .filter(app -> app.id().equals(AppId.parse(id)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAFileOfItsOwnTheTrunksHolds() {
        FlowFile trunk = read(TRUNK);
        assertThat(EffectiveFlowFile.ofTrunk(trunk).flowFile()).isEqualTo(trunk);
    }

    @Test
    void theSameFileIsTheTrunksAndIgnoresNothing() throws Exception {
        EffectiveFlowFile effective = ofBranch(TRUNK);
        assertThat(effective.flowFile()).isEqualTo(read(TRUNK));
        assertThat(effective.ignored()).isEmpty();
    }

    @Test
    void linesThatMovedAreNoDifference() throws Exception {
        assertThat(ofBranch("# a comment\n\n" + TRUNK).ignored()).isEmpty();
    }

    @Test
    void groupsComeFromTheBranch() throws Exception {
        EffectiveFlowFile effective = ofBranch(TRUNK.replace(
                "run: ./api}",
                "run: ./api --fast, depends: [web]}\n      cart: {repo: ../api.git, path: cart, run: ./cart}"));
        assertThat(app(effective, "shop.api").run()).contains("./api --fast");
        assertThat(app(effective, "shop.api").depends()).hasSize(1);
        assertThat(app(effective, "shop.cart").path()).isEqualTo("cart");
        assertThat(effective.ignored()).isEmpty();
    }

    @Test
    void theBranchChangesNeitherTemplatesNorCredentialsNorNames() throws Exception {
        EffectiveFlowFile effective = ofBranch(TRUNK.replace("ttl: 14d", "trusted: true, ttl: 999d")
                .replace("GIT_PASSWORD", "OTHER")
                .replace("product: shop", "product: other\ntrunk: mine\nnamespaceName: 'x-{branch}'"));
        FlowFile trunk = read(TRUNK);
        assertThat(effective.flowFile().templates()).isEqualTo(trunk.templates());
        assertThat(effective.flowFile().credentials()).isEqualTo(trunk.credentials());
        assertThat(effective.flowFile().product()).isEqualTo("shop");
        assertThat(effective.flowFile().trunk()).isEqualTo("main");
        assertThat(effective.flowFile().namespaceName()).isEmpty();
        assertThat(effective.ignored())
                .extracting(problem -> problem.message().replace(": without effect on this branch", ""))
                .containsExactly("'product'", "'trunk'", "'namespaceName'", "'credentials'", "template dev");
        assertThat(effective.ignored().get(4).where()).isEqualTo(new Location("flow.yaml", 12, 3));
    }

    @Test
    void aTemplateOfTheBranchAloneIsIgnored() throws Exception {
        EffectiveFlowFile effective = ofBranch(TRUNK + "  mine: {branches: [x]}\n");
        assertThat(effective.flowFile().templates()).containsOnlyKeys("dev");
        assertThat(effective.ignored()).hasSize(1);
    }

    @Test
    void secretsAreTheTrunksOfTheSameApp() throws Exception {
        EffectiveFlowFile effective =
                ofBranch(TRUNK.replace("{KEY: {env: WEB_KEY}}", "{KEY: {env: OTHER}, X: {file: /etc/shadow}}")
                        .replace("run: ./api}", "run: ./api, secrets: {A: {env: WEB_KEY}}}"));
        assertThat(app(effective, "shop.web").secrets())
                .isEqualTo(Map.of("KEY", new SecretReference.Environment("WEB_KEY")));
        assertThat(app(effective, "shop.api").secrets()).isEmpty();
        assertThat(effective.ignored())
                .extracting(Problem::message)
                .containsExactly(
                        "the secrets of app shop.web: without effect on this branch",
                        "the secrets of app shop.api: without effect on this branch");
    }

    @Test
    void anAppTheTrunkDoesNotHaveGetsNoSecrets() throws Exception {
        EffectiveFlowFile effective = ofBranch(TRUNK.replace(
                "      api:", "      spy: {repo: ../api.git, run: env, secrets: {A: {env: WEB_KEY}}}\n      api:"));
        assertThat(app(effective, "shop.spy").secrets()).isEmpty();
    }

    @Test
    void aBranchMayAskForMoreIsolationButNotForLess() throws Exception {
        EffectiveFlowFile effective = ofBranch(
                TRUNK.replace("isolation: sandbox, ", "").replace("run: ./api}", "run: ./api, isolation: sandbox}"));
        assertThat(app(effective, "shop.web").isolation()).isEqualTo(Isolation.SANDBOX);
        assertThat(app(effective, "shop.api").isolation()).isEqualTo(Isolation.SANDBOX);
        assertThat(effective.ignored())
                .extracting(Problem::message)
                .containsExactly("the isolation of app shop.web: without effect on this branch");
    }

    @Test
    void everyAppFromARepositoryTheTrunkDoesNotNameIsRefused() {
        String text = TRUNK.replace("../web.git", "https://evil.test/web.git").replace("../api.git", "/tmp/api.git");
        FlowFileException refusal = catchThrowableOfType(FlowFileException.class, () -> ofBranch(text));
        assertThat(refusal.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "flow.yaml:7:7: app shop.web comes from a repository that the trunk's flow file does not name"
                                + " — add the app with this 'repo' to the flow file on main first",
                        "flow.yaml:8:7: app shop.api comes from a repository that the trunk's flow file does not name"
                                + " — add the app with this 'repo' to the flow file on main first");
    }
}
