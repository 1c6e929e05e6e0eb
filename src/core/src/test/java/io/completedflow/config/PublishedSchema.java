package io.completedflow.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema in {@code docs}, as an editor uses it. */
final class PublishedSchema {
    private static final Path FILE = Path.of("../../docs/flow-file.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCHEMA = FACTORY.getSchema(text());

    private PublishedSchema() {}

    static JsonNode text() {
        try {
            return JSON.readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<ValidationMessage> complaintsAboutItself() {
        JsonNode metaSchema = JSON.createObjectNode().put("$ref", "https://json-schema.org/draft/2020-12/schema");
        return FACTORY.getSchema(metaSchema).validate(text());
    }

    static Set<ValidationMessage> complaints(JsonNode document) {
        return SCHEMA.validate(document);
    }

    static Set<ValidationMessage> complaints(String yaml) {
        return complaints(json(yaml).orElseThrow());
    }

    /** The document as JSON; empty if it is none. */
    static Optional<JsonNode> json(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        try {
            return Optional.ofNullable(new Load(settings).loadFromString(yaml)).map(JSON::valueToTree);
        } catch (YamlEngineException | IllegalArgumentException | StackOverflowError e) {
            // Not YAML, malformed escapes, and a document that contains itself, which is no JSON.
            return Optional.empty();
        }
    }
}
