package io.completedflow.namespace.kubernetes.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Objects as JSON: maps, lists, texts, numbers and booleans. Equal objects give equal texts. */
public final class ObjectJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int HASH_BYTES = 8;

    private ObjectJson() {}

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("made of maps and lists, so it can be written", e);
        }
    }

    /** Empty if the text is no object. */
    public static Optional<Map<String, Object>> parse(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, OBJECT));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Map<String, Object> copy(Map<String, Object> object) {
        return new LinkedHashMap<>(object);
    }

    /** A copy of the object under a key; an empty one if there is none. */
    public static Map<String, Object> map(Map<String, Object> object, String key) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (object.get(key) instanceof Map<?, ?> inner) {
            inner.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return copy;
    }

    /** 16 hexadecimal digits of the SHA-256 of its text. */
    public static String hash(Object value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text(value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
