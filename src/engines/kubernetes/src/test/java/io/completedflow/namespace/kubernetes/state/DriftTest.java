package io.completedflow.namespace.kubernetes.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a': 1} | {'a': 1, 'added': 2}",
                "{'cpu': '0.5'} | {'cpu': '500m'}",
                "{'memory': '0.5Gi'} | {'memory': '512Mi'}",
                "{'value': ''} | {}",
                "{'flag': false, 'count': 0} | {}",
                "{'list': [{'name': 'a', 'x': 1}]} | {'list': [{'name': 'injected'}, {'name': 'a', 'x': 1, 'y': 2}]}",
            })
    void whatTheClusterWritesOtherwiseIsNoDrift(String applied, String found) {
        assertThat(drift(applied, found)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a': 1} | {'a': 2} | spec.a is 2 instead of 1",
                "{'a': 'x'} | {} | spec.a is gone instead of x",
                "{'cpu': '1'} | {'cpu': '500m'} | spec.cpu is 500m instead of 1",
                "{'list': [{'name': 'a', 'x': 1}]} | {'list': [{'name': 'a', 'x': 2}]} | spec.list[0].x is 2 instead of 1",
                "{'list': ['a', 'b']} | {'list': ['a']} | spec.list[1] is gone",
            })
    void whatOthersChangedIsNamed(String applied, String found, String difference) {
        assertThat(drift(applied, found)).contains("Service web was changed: " + difference);
    }

    @Test
    void whatSaysNotHowItWasAppliedHasNone() {
        assertThat(Drift.of(Lives.of(ObjectKind.SERVICE, "{\"metadata\": {\"name\": \"web\"}}")))
                .isEmpty();
    }

    private static Optional<String> drift(String applied, String found) {
        String spec = ObjectJson.text(Map.of("spec", parsed(applied)));
        return Drift.of(Lives.of(
                ObjectKind.SERVICE,
                Map.of(
                        "metadata",
                        Map.of("name", "web", "namespace", "feature", "annotations", Map.of(Marks.APPLIED, spec)),
                        "spec",
                        parsed(found))));
    }

    private static Map<String, Object> parsed(String json) {
        return ObjectJson.parse(json.replace('\'', '"')).orElseThrow();
    }
}
