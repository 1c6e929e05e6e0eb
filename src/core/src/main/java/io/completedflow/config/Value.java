package io.completedflow.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One value of a flow file with typed access. A value that does not fit is added to the problems and read as absent. */
final class Value {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?[0-9]{1,9}");

    private final Node node;
    private final String name;
    private final Problems problems;

    /** @param name what the value is called in messages */
    Value(Node node, String name, Problems problems) {
        this.node = node;
        this.name = name;
        this.problems = problems;
    }

    Location where() {
        return problems.where(node);
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** Whether it is this very text; adds no problem. */
    boolean is(String text) {
        return node instanceof ScalarNode scalar
                && isText()
                && scalar.getValue().equals(text);
    }

    /** Whether it is {@code true}; adds no problem. */
    boolean isTrue() {
        return node instanceof ScalarNode scalar
                && node.getTag().equals(Tag.BOOL)
                && Boolean.parseBoolean(scalar.getValue());
    }

    private boolean isText() {
        return node.getTag().equals(Tag.STR) || node.getTag().equals(Tag.ENV_TAG);
    }

    /** Adds a problem, unless the value was refused already for its tag. */
    void refuse(String message, String mend) {
        if (NodeRules.isPlain(node)) {
            problems.add(node, "'" + name + "' " + message, mend);
        }
    }

    void refuseAsLater(String word) {
        problems.add(node, LaterVocabulary.refusal(word), LaterVocabulary.MEND);
    }

    Optional<String> text(TextShape shape) {
        if (!(node instanceof ScalarNode scalar)) {
            refuse("must be text", "write " + shape.description());
            return Optional.empty();
        }
        if (node.getTag().equals(Tag.NULL)) {
            refuseAsEmpty();
            return Optional.empty();
        }
        if (!isText()) {
            boolean fits = shape.fits(scalar.getValue());
            refuse(
                    "must be " + shape.description(),
                    fits ? "YAML reads this as a number or true/false: put quotes around it" : "");
            return Optional.empty();
        }
        if (!shape.fits(scalar.getValue())) {
            refuse("must be " + shape.description(), "");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    /** Text, a number or true/false, exactly as written. */
    Optional<String> written() {
        if (node.getTag().equals(Tag.NULL)) {
            refuseAsEmpty();
            return Optional.empty();
        }
        if (!(node instanceof ScalarNode scalar)) {
            refuse("must be text, a number or true/false", "");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    /** As {@link #written()}, of this shape. */
    Optional<String> written(TextShape shape) {
        Optional<String> text = written();
        if (text.isPresent() && !shape.fits(text.get())) {
            refuse("must be " + shape.description(), "");
            return Optional.empty();
        }
        return text;
    }

    /** One of some words. */
    <T> Optional<T> choice(Map<String, T> choices) {
        Optional<String> word = text(TextShape.ANY);
        if (word.isPresent() && !choices.containsKey(word.get())) {
            String mend = NearestName.of(word.get(), choices.keySet())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("");
            refuse("must be " + String.join(" or ", choices.keySet()), mend);
        }
        return word.map(choices::get);
    }

    Optional<Boolean> flag() {
        if (!node.getTag().equals(Tag.BOOL) || !(node instanceof ScalarNode scalar)) {
            refuse("must be true or false", "");
            return Optional.empty();
        }
        return Optional.of(Boolean.parseBoolean(scalar.getValue()));
    }

    OptionalInt number(int least, int most) {
        if (node instanceof ScalarNode scalar
                && node.getTag().equals(Tag.INT)
                && WHOLE_NUMBER.matcher(scalar.getValue()).matches()) {
            int number = Integer.parseInt(scalar.getValue());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        refuse("must be a whole number from " + least + " to " + most, "");
        return OptionalInt.empty();
    }

    List<Value> items() {
        if (!(node instanceof SequenceNode sequence)) {
            refuse("must be a list", "write it in brackets, as in [a, b]");
            return List.of();
        }
        return sequence.getValue().stream()
                .map(item -> new Value(item, name, problems))
                .toList();
    }

    /** @param title what the section is called in messages */
    Optional<Section> section(String title) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(mapping, title, problems));
        }
        if (node.getTag().equals(Tag.NULL)) {
            refuseAsEmpty();
        } else {
            refuse("must hold keys with values", "write it as {key: value}");
        }
        return Optional.empty();
    }

    private void refuseAsEmpty() {
        refuse("has no value", "give it one, or remove the key");
    }
}
