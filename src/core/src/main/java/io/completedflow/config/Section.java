package io.completedflow.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A mapping of the flow file: either one with keys the vocabulary knows ({@link #get} each, then {@link #refuseUnknownKeys}),
 * or one whose keys are names the user chose ({@link #entries}).
 */
final class Section {
    /** A name the user chose and what it stands for. */
    record Entry(String name, Location where, Value value) {}

    private final String title;
    private final Location where;
    private final Problems problems;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, ScalarNode> keys = new LinkedHashMap<>();
    /** The keys asked for are the keys known. */
    private final TreeSet<String> known = new TreeSet<>();

    /** @param title what the section is called in messages, such as {@code app shop.catalog} */
    Section(MappingNode mapping, String title, Problems problems) {
        this.title = title;
        this.where = problems.where(mapping);
        this.problems = problems;
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && !keys.containsKey(key.getValue())) {
                keys.put(key.getValue(), key);
                values.put(key.getValue(), new Value(entry.getValueNode(), key.getValue(), problems));
            }
        }
    }

    Location where() {
        return where;
    }

    Optional<Value> get(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** As {@link #get}; a missing key is a problem with this mend. */
    Optional<Value> require(String key, String mend) {
        Optional<Value> value = get(key);
        if (value.isEmpty()) {
            refuse("lacks the key '" + key + "'", mend);
        }
        return value;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void refuse(String message, String mend) {
        problems.add(where, title + " " + message, mend);
    }

    void refuseUnknownKeys() {
        for (Map.Entry<String, ScalarNode> key : keys.entrySet()) {
            if (!known.contains(key.getKey())) {
                refuseKey(key.getKey(), key.getValue());
            }
        }
    }

    private void refuseKey(String key, ScalarNode node) {
        if (LaterVocabulary.contains(key)) {
            problems.add(node, LaterVocabulary.refusal(key), LaterVocabulary.MEND);
            return;
        }
        String mend = NearestName.of(key, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("known here: " + String.join(", ", known));
        problems.add(node, title + " has no key " + Problems.quote(key), mend);
    }

    /** The entries whose names have this shape, in the order of the file; the others are problems. */
    List<Entry> entries(TextShape names) {
        List<Entry> entries = new ArrayList<>();
        keys.forEach((name, node) -> {
            if (names.fits(name)) {
                entries.add(new Entry(name, problems.where(node), values.get(name)));
            } else {
                problems.add(node, "the name " + Problems.quote(name) + " must be " + names.description(), "rename it");
            }
        });
        return entries;
    }
}
