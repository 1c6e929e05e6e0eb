package io.completedflow.config;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What holds for every node of a flow file: plain types, keys that are there once, no endless or exploding aliases. */
final class NodeRules {
    /** How many values there may be once each alias is replaced by what it stands for. */
    static final long MOST_VALUES = 600_000;

    /** {@code ${NAME}} alone is tagged by the library; it is text like any other, and never looked up. */
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP, Tag.ENV_TAG);

    private static final long UNDER_WAY = -1;

    private final Problems problems;
    private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();
    private boolean endless;

    NodeRules(Problems problems) {
        this.problems = problems;
    }

    /** @throws FlowFileException if the aliases make it unsafe to read on; other problems are only collected */
    void check(Node root) throws FlowFileException {
        if (size(root) <= MOST_VALUES) {
            return;
        }
        if (!endless) {
            problems.add(root, "holds more than " + MOST_VALUES + " values", "use fewer aliases, or split the product");
        }
        problems.throwIfAny();
    }

    /** How many values there are in it, at most one more than allowed. Recursion is as deep as the parser allows. */
    private long size(Node node) {
        Long known = sizes.get(node);
        if (known != null && known == UNDER_WAY) {
            endless = true;
            problems.add(node, "contains itself through an alias", "write the value out");
            return MOST_VALUES + 1;
        }
        if (known != null) {
            return known;
        }
        sizes.put(node, UNDER_WAY);
        long size = Math.min(MOST_VALUES + 1, 1 + contentSize(node));
        sizes.put(node, size);
        return size;
    }

    private long contentSize(Node node) {
        checkTag(node);
        long size = 0;
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                size += size(item);
            }
        } else if (node instanceof MappingNode mapping) {
            checkKeys(mapping);
            for (NodeTuple entry : mapping.getValue()) {
                size += size(entry.getKeyNode()) + size(entry.getValueNode());
            }
        } else if (node instanceof ScalarNode scalar) {
            checkText(scalar);
        }
        return size;
    }

    /** Whether it has one of the types of the core schema. */
    static boolean isPlain(Node node) {
        return PLAIN.contains(node.getTag());
    }

    private void checkTag(Node node) {
        if (!isPlain(node)) {
            problems.add(node, "a YAML tag ('!…') may not be used here", "remove the tag");
        }
    }

    private void checkText(ScalarNode node) {
        boolean control = node.getValue().codePoints().anyMatch(NodeRules::isControl);
        if (control) {
            problems.add(node, "holds a control character", "remove it");
        }
    }

    /** Escapes in quotes can make characters that the file itself may not hold, such as NUL. */
    private static boolean isControl(int point) {
        boolean layout = point == '\n' || point == '\r' || point == '\t';
        return Character.getType(point) == Character.SURROGATE || (Character.isISOControl(point) && !layout);
    }

    private void checkKeys(MappingNode mapping) {
        Map<String, Node> seen = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(entry.getKeyNode(), "a key must be plain text", "write the key as a single word");
                continue;
            }
            Node first = seen.putIfAbsent(key.getValue(), key);
            if (first != null) {
                problems.add(
                        key,
                        "the key " + Problems.quote(key.getValue()) + " is here a second time, the first is at "
                                + problems.where(first),
                        "remove one of them");
            }
        }
    }
}
