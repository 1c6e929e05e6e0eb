package io.completedflow.namespace.kubernetes.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.completedflow.config.AppId;
import io.completedflow.namespace.NamespaceRecord;
import java.io.IOException;
import java.util.Optional;

/** What is kept in annotations, as JSON: records of namespaces with a schema version, and what is known of apps. */
public final class RecordJson {
    private static final int SCHEMA = 1;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addKeyDeserializer(AppId.class, new AppIdKeys()))
            .addMixIn(AppId.class, AppIdAsText.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private RecordJson() {}

    public static String text(NamespaceRecord record) {
        ObjectNode node = MAPPER.valueToTree(record);
        node.put("schema", SCHEMA);
        return node.toString();
    }

    /** @throws IOException if it is damaged or was written by a newer program */
    public static NamespaceRecord record(String text) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(text);
            int schema = node.path("schema").asInt();
            if (schema != SCHEMA) {
                throw new IOException("its record has schema " + schema + ", this program reads " + SCHEMA
                        + "; use the program that wrote it, or a newer one");
            }
            return MAPPER.treeToValue(node, NamespaceRecord.class);
        } catch (JsonProcessingException e) {
            throw new IOException("its record is damaged: " + e.getOriginalMessage(), e);
        }
    }

    static String text(Record fact) {
        return MAPPER.valueToTree(fact).toString();
    }

    /** Empty if the text is no such fact. */
    static <T extends Record> Optional<T> fact(Optional<String> text, Class<T> type) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.ofNullable(MAPPER.readValue(text.get(), type));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // Somebody edited it: it is written anew with the next deployment.
        }
    }

    private static final class AppIdKeys extends KeyDeserializer {
        @Override
        public AppId deserializeKey(String key, DeserializationContext context) {
            return AppId.parse(key);
        }
    }

    /** An app's identity is written as {@code group.app}. */
    private abstract static class AppIdAsText {
        @JsonCreator
        static AppId parse(String text) {
            return AppId.parse(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }
}
