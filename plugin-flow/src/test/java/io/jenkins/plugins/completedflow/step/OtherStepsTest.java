package io.jenkins.plugins.completedflow.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.console.ConsoleLogFilter;
import io.jenkins.plugins.completedflow.folder.Grant;
import io.jenkins.plugins.completedflow.head.TestHeads;
import io.jenkins.plugins.completedflow.request.FlowRequest.Kind;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.RequestProgress.Status;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtherStepsTest {
    private StepWorld world;
    private FakeContext context;

    @BeforeEach
    void makeABuild() throws Exception {
        world = new StepWorld();
        context = world.build(TestHeads.branch("feature-1"), 7);
    }

    private void know(String node, String branch) {
        world.namespaces.add(new KnownNamespace(
                node, "feature-1", "shop", StepWorld.PRODUCT, branch, false, Answers.namespace("ready", "")));
    }

    @Test
    void deletesAndSeesItThroughOverARestart() throws Exception {
        StepExecution execution = new FlowNamespaceDeleteStep().start(context);
        assertThat(execution.start()).isFalse();
        world.restart(StepWorld.saved(execution));
        assertThat(world.requests.submitted)
                .hasSize(2)
                .allMatch(each -> each.kind() == Kind.DELETE && each.branch().equals("feature-1"));
        world.requests.tell(Kind.DELETE, Status.RUNNING, "shop.catalog does not end", "");
        assertThat(context.ended()).isFalse();
        world.requests.tell(Kind.DELETE, Status.DONE, "", "");

        assertThat(context.log()).contains("shop.catalog does not end", "The namespace of branch feature-1 is deleted");
    }

    @Test
    void deletesAStandingEnvironmentUnderAGrantAlone() throws Exception {
        FlowNamespaceDeleteStep step = new FlowNamespaceDeleteStep();
        step.setEnvironment("staging1");
        assertThatThrownBy(() -> step.start(context).start())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("staging1");

        world.property.setGrants(List.of(new Grant("feature-*", "environment", "staging1")));
        assertThat(step.start(context).start()).isFalse();
        assertThat(world.requests.last(Kind.ENVIRONMENT_DELETE).branch()).isEqualTo("staging1");
    }

    @Test
    void takesAGrantOfAnUnknownKindForNone() {
        world.property.setGrants(List.of(new Grant("*", "everything", "main")));
        FlowNamespaceDeleteStep step = new FlowNamespaceDeleteStep();
        step.setBranch("main");

        assertThatThrownBy(() -> step.start(context).start()).isInstanceOf(AbortException.class);
    }

    @Test
    void handsOverThePlanAsData() throws Exception {
        assertThat(new FlowPlanStep().start(context).start()).isFalse();
        world.requests.tell(Kind.PLAN, Status.DONE, "", Answers.plan());

        assertThat(context.result())
                .asInstanceOf(MAP)
                .containsEntry("namespace", "feature-1")
                .containsEntry("standing", false)
                .containsEntry("waves", List.of(List.of("shop.catalog")));
        assertThat(world.requests.submitted).as("changes nothing").hasSize(1);
    }

    @Test
    void runsTheBlockWithTheNamespaceInItsEnvironment() throws Exception {
        know("north", "feature-1");
        assertThat(new WithFlowNamespaceStep().start(context).start()).isFalse();

        EnvironmentExpander expander = context.body().context(EnvironmentExpander.class);
        EnvVars environment = new EnvVars();
        expander.expand(environment);
        assertThat(environment)
                .containsEntry("FLOW_NAMESPACE", "feature-1")
                .containsEntry("FLOW_URL_CATALOG", "http://catalog.feature-1.example.test")
                .containsEntry("FLOW_URL_BILLING", "https://joe:s3cret@billing.example.test");
        assertThat(expander.getSensitiveVariables()).containsExactly("FLOW_URL_BILLING");
        assertThat(context.body().started()).isTrue();
        context.body().callback().onSuccess(context, "what the block returned");
        assertThat(context.result()).isEqualTo("what the block returned");
    }

    @Test
    void masksThePasswordsOfAddressesInTheLogOfTheBlock() throws Exception {
        know("north", "feature-1");
        new WithFlowNamespaceStep().start(context).start();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        OutputStream masked =
                context.body().context(ConsoleLogFilter.class).decorateLogger((hudson.model.Run<?, ?>) null, log);
        masked.write("curl https://joe:s3cr".getBytes(StandardCharsets.UTF_8));
        masked.write("et@billing.example.test\nécho s3cret\nplain".getBytes(StandardCharsets.UTF_8));
        masked.close();

        assertThat(log.toString(StandardCharsets.UTF_8))
                .isEqualTo("curl https://****@billing.example.test\nécho ****\nplain");
    }

    @Test
    void findsTheNamespaceOfItsOwnBranchOnTheNodeOfTheFolderAlone() {
        know("south", "feature-1");
        know("north", "main");

        assertThatThrownBy(() -> new WithFlowNamespaceStep().start(context).start())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("flowNamespace()");
    }

    @Test
    void showsNoAddressesOfAnotherBranchWithoutAGrant() {
        know("north", "main");
        WithFlowNamespaceStep step = new WithFlowNamespaceStep();
        step.setBranch("main");

        assertThatThrownBy(() -> step.start(context).start())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("grant");
    }
}
