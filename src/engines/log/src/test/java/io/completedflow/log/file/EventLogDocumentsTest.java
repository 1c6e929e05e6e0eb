package io.completedflow.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.completedflow.log.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published schema and the list of kinds say what the program does. */
class EventLogDocumentsTest {
    private static final Path DOCS = Path.of("../../../docs");
    private static final List<String> KINDS =
            Arrays.stream(Event.Kind.values()).map(Event.Kind::word).toList();

    @Test
    void theSchemaKnowsExactlyTheKinds() throws IOException {
        JsonNode kinds = new ObjectMapper().readTree(schemaText()).at("/properties/kind/enum");
        assertThat(StreamSupport.stream(kinds.spliterator(), false).map(JsonNode::asText))
                .containsExactlyElementsOf(KINDS);
    }

    @Test
    void theUserDocumentListsExactlyTheKinds() throws IOException {
        String text = Files.readString(DOCS.resolve("user/event-log.md"));
        assertThat(Pattern.compile("^\\| `([a-z.-]+)` \\| [^|]+ \\|$", Pattern.MULTILINE)
                        .matcher(text.substring(text.indexOf("## Kinds")))
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyElementsOf(KINDS);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenFitsTheSchema(Event.Kind kind) throws IOException {
        String line = EventJson.write(Events.of(kind, "shop.catalog", "said", Map.of("tail", "a\nb")));
        assertThat(schema().validate(line, InputFormat.JSON)).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoEvent() throws IOException {
        String line = EventJson.write(Events.of("feature-1", "said"));
        for (String wrong : List.of(
                "{}",
                "[]",
                line.replace("app.ready", "app.odd"),
                line.replace("Z\"", "+01:00\""),
                line.replace("\"data\":{}", "\"data\":{\"n\":1}"),
                line.replace("\"app\"", "\"application\""))) {
            assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void theExampleInTheUserDocumentIsAnEvent() throws IOException {
        String text = Files.readString(DOCS.resolve("user/event-log.md"));
        String example =
                text.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
        assertThat(schema().validate(example, InputFormat.JSON)).isEmpty();
        assertThat(EventJson.read(example)).isPresent();
    }

    private static String schemaText() throws IOException {
        return Files.readString(DOCS.resolve("event-log.schema.json"));
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText());
    }
}
