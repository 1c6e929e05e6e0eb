package io.completedflow.log.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.completedflow.log.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An event as one line of JSON, as {@code docs/event-log.schema.json} says it. */
final class EventJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventJson() {}

    /** One line, without its end. */
    static String write(Event event) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("at", event.at().toString());
        line.put("product", event.product());
        line.put("namespace", event.namespace());
        line.put("app", event.app());
        line.put("kind", event.kind().word());
        line.put("message", event.message());
        ObjectNode data = line.putObject("data");
        event.data().forEach(data::put);
        return line.toString();
    }

    /** Empty if the line is no event, or one of a kind that only a later version knows. */
    static Optional<Event> read(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            Optional<Event.Kind> kind = Event.Kind.ofWord(node.path("kind").asText());
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            Map<String, String> data = new LinkedHashMap<>();
            node.path("data")
                    .properties()
                    .forEach(entry -> data.put(entry.getKey(), entry.getValue().asText()));
            return Optional.of(new Event(
                    Instant.parse(node.path("at").asText()),
                    node.path("product").asText(),
                    node.path("namespace").asText(),
                    node.path("app").asText(),
                    kind.get(),
                    node.path("message").asText(),
                    data));
        } catch (JsonProcessingException | DateTimeException noEvent) {
            return Optional.empty();
        }
    }
}
