package io.jenkins.plugins.completedflow.step;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import hudson.AbortException;
import io.jenkins.plugins.completedflow.folder.AllowedTemplate;
import io.jenkins.plugins.completedflow.head.TestHeads;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequest.Kind;
import io.jenkins.plugins.completedflow.request.RequestProgress.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowNamespaceStepTest {
    private final FlowNamespaceStep step = new FlowNamespaceStep();
    private StepWorld world;
    private FakeContext context;

    @BeforeEach
    void makeABuild() throws Exception {
        world = new StepWorld();
        context = world.build(TestHeads.branch("feature-1"), 7);
    }

    private StepExecution start() throws Exception {
        StepExecution execution = step.start(context);
        assertThat(execution.start()).as("waits").isFalse();
        return execution;
    }

    private void planned() {
        world.requests.tell(Kind.PLAN, Status.DONE, "", Answers.plan());
    }

    @Test
    void firstAsksForThePlanThenForWhatWasPlannedWithTheCheckedOutCommit() throws Exception {
        start();
        FlowRequest plan = world.requests.last(Kind.PLAN);
        assertThat(plan)
                .isEqualTo(new FlowRequest(
                        plan.id(),
                        "north",
                        Kind.PLAN,
                        StepWorld.PRODUCT,
                        "feature-1",
                        "",
                        "",
                        "",
                        "shop/catalog/feature-1",
                        7,
                        false));

        planned();
        FlowRequest create = world.requests.last(Kind.CREATE);
        assertThat(create)
                .isEqualTo(new FlowRequest(
                        create.id(),
                        "north",
                        Kind.CREATE,
                        StepWorld.PRODUCT,
                        "feature-1",
                        "dev",
                        "https://git.example.test/shop/catalog",
                        StepWorld.COMMIT,
                        "shop/catalog/feature-1",
                        7,
                        false));
        assertThat(create.id()).isNotEqualTo(plan.id());
    }

    @Test
    void handsOverTheNamespaceAsPlainMapsAndLists() throws Exception {
        start();
        planned();
        world.requests.tell(Kind.CREATE, Status.DONE, "", Answers.namespace("ready", ""));

        Object result = context.result();
        assertThat(result)
                .isInstanceOf(LinkedHashMap.class)
                .asInstanceOf(MAP)
                .containsOnlyKeys("name", "urls", "apps", "changed", "waiting")
                .containsEntry("name", "feature-1")
                .containsEntry(
                        "urls",
                        Map.of(
                                "ledger", "http://ledger.feature-1.example.test",
                                "catalog", "http://catalog.feature-1.example.test",
                                "billing", "https://billing.example.test"))
                .containsEntry("changed", List.of("shop.catalog"))
                .containsEntry("waiting", List.of())
                .extractingByKey("apps", as(MAP))
                .containsEntry(
                        "data.ledger",
                        Map.of(
                                "state", "ready",
                                "reason", "",
                                "url", "http://ledger.feature-1.example.test",
                                "revision", "ffeeddccbbaa"));
        assertPlain(result);
    }

    private static void assertPlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThat(value).isExactlyInstanceOf(LinkedHashMap.class);
            map.values().forEach(FlowNamespaceStepTest::assertPlain);
        } else if (value instanceof List<?> list) {
            assertThat(value).isExactlyInstanceOf(ArrayList.class);
            list.forEach(FlowNamespaceStepTest::assertPlain);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Boolean.class, Integer.class);
        }
    }

    @Test
    void tellsThePlanAndEachChangeOnce() throws Exception {
        start();
        world.requests.tell(Kind.PLAN, Status.PENDING, "node north is offline", "");
        world.requests.tell(Kind.PLAN, Status.PENDING, "node north is offline", "");
        planned();
        world.requests.tell(Kind.CREATE, Status.RUNNING, "", Answers.namespace("preparing", ""));
        world.requests.tell(Kind.CREATE, Status.RUNNING, "", Answers.namespace("preparing", ""));
        world.requests.tell(Kind.CREATE, Status.RUNNING, "", Answers.namespace("starting", "not ready yet"));
        world.requests.tell(Kind.CREATE, Status.DONE, "", Answers.namespace("ready", ""));

        assertThat(context.log())
                .containsExactly(
                        "node north is offline",
                        "Plan for branch feature-1: create namespace feature-1 by template dev",
                        "  keep data.ledger at ffeeddcc: runs",
                        "  deploy shop.catalog at a1b2c3d4: is not there",
                        "  external shop.billing: omitted by itself",
                        "data.ledger is ready at http://ledger.feature-1.example.test",
                        "shop.catalog is preparing",
                        "shop.billing is external: omitted by itself",
                        "shop.catalog is starting: not ready yet",
                        "shop.catalog is ready at http://catalog.feature-1.example.test");
    }

    @Test
    void failsWithTheReasonAndTheLastOutput() throws Exception {
        start();
        planned();
        world.requests.tell(
                Kind.CREATE,
                Status.FAILED,
                "shop.catalog: its test failed",
                Answers.namespace("failed", "its test failed"));

        assertThat(context.log())
                .endsWith(
                        "shop.catalog is failed: its test failed",
                        "  | expected 2",
                        "  | but was 3",
                        "shop.billing is external: omitted by itself");
        assertThat(context.failure()).isInstanceOf(AbortException.class).hasMessage("shop.catalog: its test failed");
        assertNothingIsLeft();
    }

    @Test
    void goesOnAtOnceIfItNeedNotWait() throws Exception {
        step.setWait(false);
        start();
        planned();
        assertThat(context.ended()).as("the daemon has not begun").isFalse();
        world.requests.tell(Kind.CREATE, Status.RUNNING, "", Answers.namespace("preparing", ""));

        assertThat(context.result())
                .asInstanceOf(MAP)
                .containsEntry("waiting", List.of("shop.catalog"))
                .containsEntry("name", "feature-1");
        assertNothingIsLeft();
    }

    @Test
    void failsWhenItsTimeIsOver() throws Exception {
        step.setTimeout(10);
        start();
        world.requests.tell(Kind.PLAN, Status.PENDING, "node north is offline", "");
        world.alarms.passMinutes(9);
        assertThat(context.ended()).isFalse();
        world.alarms.passMinutes(1);

        assertThat(context.failure())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("after 10 min: node north is offline");
        assertThat(world.requests.withdrawn)
                .containsExactly(world.requests.last(Kind.PLAN).id());
        assertNothingIsLeft();
    }

    @Test
    void takesWhatIsDoneRatherThanTheEndOfItsTime() throws Exception {
        start();
        planned();
        world.requests.keep(Kind.CREATE, Status.DONE, Answers.namespace("ready", ""));
        world.alarms.passMinutes(NamespaceStep.DEFAULT_TIMEOUT);

        assertThat(context.result()).asInstanceOf(MAP).containsEntry("name", "feature-1");
    }

    @Test
    void givesThePlanAndTheWorkOneTimeTogether() throws Exception {
        step.setTimeout(10);
        start();
        world.alarms.passMinutes(6);
        planned();
        world.alarms.passMinutes(5);

        assertThat(context.failure()).hasMessageContaining("after 10 min");
    }

    @Test
    void withdrawsWhenAbortedAndSaysWhatGoesOn() throws Exception {
        StepExecution execution = start();
        planned();
        InterruptedException cause = new InterruptedException("aborted");
        execution.stop(cause);

        assertThat(context.failure()).isSameAs(cause);
        assertThat(context.log()).last().asString().startsWith("Aborted").contains("node north");
        assertThat(world.requests.withdrawn)
                .containsExactly(
                        world.requests.last(Kind.PLAN).id(),
                        world.requests.last(Kind.CREATE).id());
        world.requests.tell(Kind.CREATE, Status.DONE, "", Answers.namespace("ready", ""));
        execution.stop(cause);
        assertThat(context.failure()).as("still the one").isSameAs(cause);
        assertNothingIsLeft();
    }

    @Test
    void sendsTheSameRequestAgainAfterARestartAndKeepsItsDeadline() throws Exception {
        step.setTimeout(10);
        StepExecution execution = start();
        String id = world.requests.last(Kind.PLAN).id();
        world.alarms.passMinutes(9);
        world.restart(StepWorld.saved(execution));

        assertThat(world.requests.submitted).hasSize(2).allSatisfy(each -> assertThat(each.id())
                .isEqualTo(id));
        world.alarms.passMinutes(1);
        assertThat(context.failure()).hasMessageContaining("after 10 min");
    }

    @Test
    void goesOnFromTheWorkAfterARestart() throws Exception {
        StepExecution execution = start();
        planned();
        FlowRequest create = world.requests.last(Kind.CREATE);
        world.restart(StepWorld.saved(execution));
        assertThat(world.requests.submitted).last().isEqualTo(create);
        world.requests.tell(Kind.CREATE, Status.DONE, "", Answers.namespace("ready", ""));

        assertThat(context.result())
                .asInstanceOf(MAP)
                .containsEntry("name", "feature-1")
                .as("known from the plan")
                .containsEntry("changed", List.of("shop.catalog"));
    }

    @Test
    void asksForTheSameWorkIfItWasSavedBeforeThePlanCame() throws Exception {
        StepExecution execution = start();
        byte[] saved = StepWorld.saved(execution);
        planned();
        world.restart(saved);

        assertThat(world.requests.submitted.stream()
                        .filter(request -> request.kind() == Kind.CREATE)
                        .map(FlowRequest::id))
                .as("once before the controller died, once after")
                .hasSize(2)
                .containsOnly(world.requests.last(Kind.CREATE).id());
        world.requests.tell(Kind.CREATE, Status.DONE, "", Answers.namespace("ready", ""));
        assertThat(context.result()).asInstanceOf(MAP).containsEntry("name", "feature-1");
    }

    @Test
    void refusesBeforeItAsksAnybody() {
        step.setBranch("main");

        assertThatThrownBy(() -> step.start(context).start())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("main");
        assertThat(world.requests.submitted).isEmpty();
    }

    @Test
    void refusesANodeThatIsNotThereOrNotAllowed() {
        world.property.setNode("gone");

        assertThatThrownBy(() -> step.start(context).start())
                .isInstanceOf(AbortException.class)
                .hasMessage("there is no node gone");
        world.property.setNode("bare");
        assertThatThrownBy(() -> step.start(context).start())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("node bare may hold no namespaces");
    }

    @Test
    void refusesAStandingEnvironmentOnceThePlanTellsOfIt() throws Exception {
        start();
        world.requests.tell(Kind.PLAN, Status.DONE, "", Answers.plan("staging1", true, "staging1"));

        assertThat(context.failure()).isInstanceOf(AbortException.class).hasMessageContaining("staging1");
        assertThat(world.requests.submitted).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void asksForAForkByTheNameOfItsRequestAlone() throws Exception {
        world.property.setForks(true);
        world.property.setAllowedTemplates(List.of(new AllowedTemplate("PR-*", "dev")));
        context = world.build(TestHeads.pullRequestOfFork("12", "staging1"), 1);
        start();
        planned();

        assertThat(world.requests.submitted).allSatisfy(request -> {
            assertThat(request.fork()).isTrue();
            assertThat(request.branch()).isEqualTo("PR-12:git.example.test/shop/catalog");
            assertThat(request.template()).isEqualTo("dev");
        });
    }

    @Test
    void wantsABranchOutsideMultibranchProjects() {
        context = world.plainBuild();

        assertThatThrownBy(() -> step.start(context).start())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("/shop/catalog/nightly");
    }

    @Test
    void failsIfTheAnswerMakesNoSense() throws Exception {
        start();
        world.requests.tell(Kind.PLAN, Status.DONE, "", "[]");

        assertThat(context.failure()).hasMessageContaining("no JSON object");
        assertNothingIsLeft();
    }

    @Test
    void refusesATimeThatIsNone() {
        assertThatThrownBy(() -> step.setTimeout(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> step.setTimeout(1_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatItWaitsFor() throws Exception {
        StepExecution execution = start();
        world.requests.tell(Kind.PLAN, Status.PENDING, "node north is offline", "");

        assertThat(execution.getStatus()).isEqualTo("waiting for node north: node north is offline");
    }

    private void assertNothingIsLeft() {
        assertThat(world.requests.listening()).isZero();
        assertThat(world.alarms.pending()).isZero();
    }
}
