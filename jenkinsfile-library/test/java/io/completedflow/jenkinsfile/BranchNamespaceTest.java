package io.completedflow.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchNamespaceTest {
    private static final Map<String, Object> NAMESPACE = new LinkedHashMap<>(Map.of("name", "feature-1"));

    private final PipelineRun run = new PipelineRun(call -> call.step().equals("flowNamespace") ? NAMESPACE : null);

    @Test
    void asksForTheNamespaceAndReturnsIt() throws Throwable {
        Object returned = run.run(
                "branchNamespace(template: 'dev', app: \"shop.${'catalog'}\", node: 'north', wait: false, timeout: 20)");

        assertThat(returned).isEqualTo(NAMESPACE);
        assertThat(run.calls())
                .containsExactly(new StepCall(
                        "flowNamespace",
                        Map.of(
                                "template",
                                "dev",
                                "app",
                                "shop.catalog",
                                "node",
                                "north",
                                "wait",
                                false,
                                "timeout",
                                20)));
    }

    @Test
    void hasNoOptionThatIsNotGiven() throws Throwable {
        run.run("branchNamespace()");

        assertThat(run.calls()).containsExactly(new StepCall("flowNamespace", Map.of()));
    }

    @Test
    void runsItsBodyWithTheNamespace() throws Throwable {
        run.run("branchNamespace(template: 'dev') { namespace -> sh \"test ${namespace.name}\".toString() }");
        run.run("branchNamespace { sh 'again' }");

        assertThat(run.calls())
                .containsExactly(
                        new StepCall("flowNamespace", Map.of("template", "dev")),
                        new StepCall("withFlowNamespace", Map.of()),
                        new StepCall("sh", Map.of("", "test feature-1")),
                        new StepCall("flowNamespace", Map.of()),
                        new StepCall("withFlowNamespace", Map.of()),
                        new StepCall("sh", Map.of("", "again")));
    }

    @Test
    void runsItsBodyWithTheNamespaceThatItAskedFor() throws Throwable {
        run.run("branchNamespace(branch: 'other', node: 'north', wait: false) { sh 'test' }");

        assertThat(run.calls())
                .startsWith(
                        new StepCall("flowNamespace", Map.of("branch", "other", "node", "north", "wait", false)),
                        new StepCall("withFlowNamespace", Map.of("branch", "other", "node", "north")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "templat: 'dev'   | branchNamespace has no option 'templat'; the nearest is 'template' of branch, template, app, node, wait, timeout",
                "Timeout: 3       | branchNamespace has no option 'Timeout'; the nearest is 'timeout' of branch, template, app, node, wait, timeout",
                "metaClass: null  | branchNamespace has no option 'metaClass'; the nearest is 'template' of branch, template, app, node, wait, timeout",
                "template: ['x']  | branchNamespace: 'template' must be a text",
                "wait: 'no'       | branchNamespace: 'wait' must be true or false",
                "timeout: 0       | branchNamespace: 'timeout' must be a whole number above 0",
                "timeout: '5'     | branchNamespace: 'timeout' must be a whole number above 0",
            })
    void refusesWhatItDoesNotKnow(String option, String message) {
        assertThatThrownBy(() -> run.run("branchNamespace(" + option + ")"))
                .isInstanceOf(BuildFailure.class)
                .hasMessage(message);
        assertThat(run.calls()).isEmpty();
    }
}
