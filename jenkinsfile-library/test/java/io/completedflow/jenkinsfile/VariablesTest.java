package io.completedflow.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import io.jenkins.plugins.completedflow.step.FlowNamespaceStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file of {@code vars}. */
class VariablesTest {
    /** Where each variable says what it accepts. */
    private static final Map<String, String> ACCEPTED = Map.of(
            "branchNamespace", "io.completedflow.jenkinsfile.NamespaceOptions.accepted('branchNamespace').names()",
            "completedFlow", "io.completedflow.jenkinsfile.FlowOptions.accepted().names()");

    private static final Pattern DOCUMENTED = Pattern.compile("<dt><code>([^<]+)</code></dt><dd>");
    private static final Pattern DYNAMIC =
            Pattern.compile("\\.\"|\\.'|\\.\\(|invokeMethod|\\bevaluate\\b|getProperty|setProperty|\\.@|metaClass");

    static List<String> variables() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("vars"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".groovy"))
                    .map(name -> name.replace(".groovy", ""))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> vars = Files.walk(Path.of("vars"));
                Stream<Path> src = Files.walk(Path.of("src"))) {
            return Stream.concat(vars, src)
                    .filter(file -> file.toString().endsWith(".groovy"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void haveNothingBesideThem() throws IOException {
        assertThat(variables())
                .containsExactlyElementsOf(ACCEPTED.keySet().stream().sorted().toList());
        try (Stream<Path> files = Files.list(Path.of("vars"))) {
            assertThat(files).hasSize(2 * ACCEPTED.size());
        }
    }

    @ParameterizedTest
    @MethodSource("variables")
    void documentJustWhatTheyAccept(String variable) throws Throwable {
        List<String> documented = DOCUMENTED
                .matcher(Files.readString(Path.of("vars", variable + ".txt")))
                .results()
                .map(option -> option.group(1))
                .toList();

        assertThat(documented).isEqualTo(new PipelineRun(call -> null).run(ACCEPTED.get(variable)));
    }

    @Test
    @SuppressWarnings("unchecked") // The names of options are texts.
    void acceptEveryArgumentOfTheStep() throws Throwable {
        Object accepted = new PipelineRun(call -> null).run(ACCEPTED.get("branchNamespace"));

        assertThat(StepCall.setters(FlowNamespaceStep.class).keySet())
                .containsExactlyInAnyOrderElementsOf((List<String>) accepted);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void callNothingByANameThatACallerGives(Path source) throws IOException {
        assertThat(Files.readString(source)).doesNotContainPattern(DYNAMIC);
    }

    @ParameterizedTest
    @MethodSource("variables")
    void canBeWrittenToBytes(String variable) throws Exception {
        Class<?> type = new PipelineRun(call -> null).loader().loadClass(variable);

        assertThat(InvokerHelper.createScript(type, new Binding())).isInstanceOf(PipelineScript.class);
    }
}
