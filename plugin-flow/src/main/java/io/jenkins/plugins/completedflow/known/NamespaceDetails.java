package io.jenkins.plugins.completedflow.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A namespace in the shape of {@code flow describe -o json}, or a part of one, read leniently: what a daemon of another version does not
 * tell is empty.
 */
public record NamespaceDetails(JsonNode json) {
    private static final JsonMapper JSON = new JsonMapper();

    public static NamespaceDetails of(KnownNamespace namespace) {
        try {
            return new NamespaceDetails(JSON.readTree(namespace.json()));
        } catch (JsonProcessingException e) {
            return new NamespaceDetails(JSON.createObjectNode());
        }
    }

    public String text(String name) {
        return json.path(name).asText("");
    }

    public Optional<Instant> time(String name) {
        try {
            return text(name).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text(name)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The later of its last push and its last use; the far future if the daemon tells neither, as that proves no idleness. */
    public Instant lastActive() {
        return Stream.of("lastPush", "lastUse")
                .flatMap(name -> time(name).stream())
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    public List<NamespaceDetails> apps() {
        return parts("apps");
    }

    /** The objects of a list. */
    public List<NamespaceDetails> parts(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(NamespaceDetails::new)
                .toList();
    }

    /** The texts of a list. */
    public List<String> texts(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** A part of it; what is in there is empty if it is not told. */
    public NamespaceDetails part(String name) {
        return new NamespaceDetails(json.path(name));
    }
}
