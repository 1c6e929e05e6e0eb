package io.completedflow.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns text into the nodes of one YAML 1.2 document (core schema), each with its place; makes no objects from it. */
final class YamlDocument {
    /** In characters. */
    static final int LONGEST = 1 << 20;

    private final String text;
    private final Problems problems;

    YamlDocument(String text, Problems problems) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.problems = problems;
    }

    /** @throws FlowFileException if the text is no single, reasonable YAML document */
    Node root() throws FlowFileException {
        refuseWhatIsTooLong();
        refuseUnprintable();
        Optional<Node> root = compose();
        if (root.isEmpty()) {
            problems.add(
                    problems.start(), "the file is empty", "start it with 'apiVersion: " + FlowFile.API_VERSION + "'");
        }
        problems.throwIfAny();
        Node node = root.orElseThrow();
        new NodeRules(problems).check(node);
        return node;
    }

    private void refuseWhatIsTooLong() throws FlowFileException {
        if (text.length() > LONGEST) {
            problems.add(problems.start(), "longer than " + LONGEST + " characters", "split the product");
        }
        problems.throwIfAny();
    }

    private void refuseUnprintable() throws FlowFileException {
        int line = 1;
        int column = 1;
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            if (!StreamReader.isPrintable(point)) {
                String message = "the character U+%04X may not be in a YAML file".formatted(point);
                problems.add(problems.at(line, column), message, "remove it");
            }
            column = point == '\n' ? 1 : column + 1;
            line = point == '\n' ? line + 1 : line;
            index += Character.charCount(point);
        }
        problems.throwIfAny();
    }

    private Optional<Node> compose() throws FlowFileException {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                // NodeRules refuses such keys, and tells where.
                .setAllowNonScalarKeys(true)
                // LimitedParser and NodeRules limit the aliases, and tell where.
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        LimitedParser parser = new LimitedParser(new ParserImpl(settings, new StreamReader(settings, text)));
        try {
            return new Composer(settings, parser).getSingleNode();
        } catch (LimitedParser.LimitException e) {
            problems.add(problems.where(e.getProblemMark()), e.getProblem(), "write it simpler");
        } catch (MarkedYamlEngineException e) {
            new SyntaxProblem(e).addTo(problems);
        } catch (IllegalArgumentException e) {
            // The library's scanner lets out what the JDK says of malformed escapes in double quotes.
            problems.add(
                    problems.where(parser.reached()),
                    "not valid YAML: a malformed escape in double quotes after this place",
                    "use single quotes for text with backslashes");
        } catch (YamlEngineException e) {
            problems.add(problems.where(parser.reached()), "not valid YAML: " + e.getMessage(), "");
        }
        problems.throwIfAny();
        return Optional.empty();
    }
}
