package io.completedflow.namespace.process.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.completedflow.config.AppId;
import io.completedflow.config.Health;
import io.completedflow.config.SecretReference;
import io.completedflow.namespace.Deployment;
import io.completedflow.namespace.Lifetime;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes the engine's state files: JSON with a schema version. */
public final class StateJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(appIds())
            .addMixIn(NamespaceRecord.class, FlatRecord.class)
            .addMixIn(Health.Probe.class, ProbeKinds.class)
            .addMixIn(SecretReference.class, SecretKinds.class)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Disk disk;

    public StateJson(Disk disk) {
        this.disk = disk;
    }

    /** Puts a state in the place of a file, durably, making its folder if need be. */
    public void write(Path file, Record state) throws IOException {
        disk.makeFolder(file.getParent());
        disk.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
    }

    /** @throws IOException if the file cannot be read, is damaged, or was written by a newer program, naming the file */
    public <T extends Record> T read(Path file, int schema, Class<T> type) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            int found = tree.path("schema").asInt();
            if (found != schema) {
                throw new IOException(file + " has schema " + found + ", this program reads " + schema
                        + "; use the program that wrote it, or a newer one");
            }
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static SimpleModule appIds() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(AppId.class, ToStringSerializer.instance);
        module.addDeserializer(AppId.class, new AppIdReader());
        module.addKeyDeserializer(AppId.class, new AppIdKeyReader());
        return module;
    }

    private static final class AppIdReader extends FromStringDeserializer<AppId> {
        private static final long serialVersionUID = 1L;

        AppIdReader() {
            super(AppId.class);
        }

        @Override
        protected AppId _deserialize(String value, DeserializationContext context) {
            return AppId.parse(value);
        }
    }

    private static final class AppIdKeyReader extends KeyDeserializer {
        @Override
        public AppId deserializeKey(String key, DeserializationContext context) {
            return AppId.parse(key);
        }
    }

    /** A record's parts lie beside one another. */
    @SuppressWarnings("UnusedMethod") // Jackson reads them.
    private interface FlatRecord {
        @JsonUnwrapped
        Origin origin();

        @JsonUnwrapped
        Deployment deployment();

        @JsonUnwrapped
        Lifetime lifetime();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Health.Probe.Http.class, name = "http"),
        @JsonSubTypes.Type(value = Health.Probe.Tcp.class, name = "tcp"),
        @JsonSubTypes.Type(value = Health.Probe.Command.class, name = "command"),
        @JsonSubTypes.Type(value = Health.Probe.Alive.class, name = "alive")
    })
    private interface ProbeKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SecretReference.Environment.class, name = "env"),
        @JsonSubTypes.Type(value = SecretReference.File.class, name = "file"),
        @JsonSubTypes.Type(value = SecretReference.InCluster.class, name = "cluster")
    })
    private interface SecretKinds {}
}
