package io.completedflow.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletedFlowTest {
    private static final Map<String, Object> NAMESPACE = new LinkedHashMap<>(Map.of("name", "feature-1"));

    private final PipelineRun run = new PipelineRun(call -> call.step().equals("flowNamespace") ? NAMESPACE : null);

    @Test
    void runsTheBranchWhereNothingElseIsSaid() throws Throwable {
        assertThat(run.run("completedFlow()")).isEqualTo(Map.of("run", NAMESPACE));

        assertThat(run.calls())
                .containsExactly(new StepCall("stage", Map.of("", "run")), new StepCall("flowNamespace", Map.of()));
    }

    @Test
    void goesThroughItsPhasesInTheirOrder() throws Throwable {
        Object results = run.run("""
                completedFlow(
                    qa: { results -> sh "qa ${results.run.name} ${results.infraUp}".toString(); 'good' },
                    backendUpdate: { sh 'migrate' },
                    run: [template: 'dev'],
                    layoutGo: { sh 'layout' },
                    infraUp: { sh 'infra'; 3 })
                """);

        assertThat(run.calls())
                .extracting(call -> call.step() + call.arguments().values())
                .containsExactly(
                        "stage[infra-up]",
                        "sh[infra]",
                        "stage[layout-go]",
                        "sh[layout]",
                        "stage[run]",
                        "flowNamespace[dev]",
                        "stage[backend-update]",
                        "withFlowNamespace[]",
                        "sh[migrate]",
                        "stage[qa]",
                        "withFlowNamespace[]",
                        "sh[qa feature-1 3]");
        assertThat((Map<?, ?>) results)
                .extracting(Map::keySet)
                .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
                .containsExactly("infraUp", "layoutGo", "run", "backendUpdate", "qa");
        assertThat(((Map<?, ?>) results).get("qa")).isEqualTo("good");
    }

    @Test
    void leavesOutOrReplacesTheRun() throws Throwable {
        run.run("completedFlow(run: false, qa: { sh 'qa' })");
        run.run("completedFlow(run: { sh 'own' }, qa: { sh 'qa' })");

        assertThat(run.calls())
                .extracting(StepCall::step)
                .isEqualTo(List.of("stage", "sh", "stage", "sh", "stage", "sh"));
    }

    @Test
    void endsWithThePhaseThatFails() {
        assertThatThrownBy(() -> run.run("completedFlow(infraUp: { error 'no server' })"))
                .hasMessage("no server");

        assertThat(run.calls()).containsExactly(new StepCall("stage", Map.of("", "infra-up")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qa: [suite: 1]          | completedFlow: the phase qa has no step of its own in this version of Completed Flow; replace it by a closure: qa: { results -> … }",
                "'infra-up': { }         | completedFlow has no option 'infra-up'; the nearest is 'infraUp' of infraUp, layoutGo, run, backendUpdate, qa",
                "qa: 'yes'               | completedFlow: 'qa' must be a closure, a map of options or false",
                "run: true               | completedFlow: 'run' must be a closure, a map of options or false",
                "run: [templates: 'dev'] | completedFlow, phase run, has no option 'templates'; the nearest is 'template' of branch, template, app, node, wait, timeout",
            })
    void refusesWhatItDoesNotKnowBeforeAnyPhase(String option, String message) {
        assertThatThrownBy(() -> run.run("completedFlow(infraUp: { sh 'infra' }, " + option + ")"))
                .isInstanceOf(BuildFailure.class)
                .hasMessage(message);
        assertThat(run.calls()).isEmpty();
    }
}
