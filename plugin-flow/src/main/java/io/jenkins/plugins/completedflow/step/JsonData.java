package io.jenkins.plugins.completedflow.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps and lists, which alone may be handed to a script. */
final class JsonData {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonData() {}

    /**
     * Reads an object.
     *
     * @param json empty: an empty object
     * @return of {@link LinkedHashMap}, {@link java.util.ArrayList}, {@link String}, {@link Boolean} and numbers
     * @throws IllegalArgumentException if it is no JSON object
     */
    static Map<String, Object> read(String json) {
        if (json.isEmpty()) {
            return new LinkedHashMap<>();
        }
        try {
            return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            // Without its message, which quotes what was read.
            throw new IllegalArgumentException("the node's daemon answered what is no JSON object", e);
        }
    }

    /** Empty if it is not there. */
    static String text(Map<String, Object> object, String property) {
        return object.get(property) instanceof String text ? text : "";
    }

    /** Empty if it is not there. */
    @SuppressWarnings("unchecked") // An object of JSON has strings for keys.
    static Map<String, Object> object(Map<String, Object> object, String property) {
        return object.get(property) instanceof Map<?, ?> inner ? (Map<String, Object>) inner : Map.of();
    }

    /** Empty if it is not there. */
    @SuppressWarnings("unchecked") // An object of JSON has strings for keys.
    static List<Map<String, Object>> objects(Map<String, Object> object, String property) {
        return object.get(property) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> (Map<String, Object>) each)
                        .toList()
                : List.of();
    }

    /** Empty if it is not there. */
    static List<String> texts(Map<String, Object> object, String property) {
        return object.get(property) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
