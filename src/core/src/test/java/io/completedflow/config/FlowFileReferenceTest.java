package io.completedflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference in {@code docs/user} shows only what works, and leaves out no key. */
class FlowFileReferenceTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static String reference() {
        try {
            return Files.readString(Path.of("../../docs/user/flow-file.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> examples() {
        return EXAMPLE.matcher(reference())
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsRead(String example) {
        assertThatCode(() -> new FlowFileReader().read("flow-file.md", example)).doesNotThrowAnyException();
        assertThat(PublishedSchema.complaints(example)).isEmpty();
    }

    @Test
    void thereAreExamples() {
        assertThat(examples()).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/properties", "/$defs/group/properties", "/$defs/app/properties", "/$defs/template/properties"})
    void everyKeyOfTheSchemaIsExplained(String properties) {
        JsonNode keys = PublishedSchema.text().at(properties);
        assertThat(keys.size()).isPositive();
        keys.fieldNames().forEachRemaining(key -> assertThat(reference()).contains("| `" + key + "` | "));
    }
}
