package io.completedflow.jenkins.index;

import java.text.MessageFormat;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The source of a class {@code Messages}: for each key {@code A.b} of {@code n} arguments a method {@code A_b} with the text in the reader's
 * language, and {@code _A_b} with the {@code Localizable}.
 */
final class MessagesSource {
    private final String itsPackage;
    private final Properties texts;

    MessagesSource(String itsPackage, Properties texts) {
        this.itsPackage = itsPackage;
        this.texts = texts;
    }

    /** @throws IllegalArgumentException if a key makes no method's name or a text is no message format */
    String write() {
        StringBuilder source = new StringBuilder();
        source.append("package ").append(itsPackage).append(";\n\n");
        source.append("import org.jvnet.localizer.Localizable;\n");
        source.append("import org.jvnet.localizer.ResourceBundleHolder;\n\n");
        source.append("final class Messages {\n");
        source.append(
                "    private static final ResourceBundleHolder HOLDER = ResourceBundleHolder.get(Messages.class);\n\n");
        source.append("    private Messages() {}\n");
        for (String key : new TreeSet<>(texts.stringPropertyNames())) {
            addMethods(source, key);
        }
        return source.append("}\n").toString();
    }

    private void addMethods(StringBuilder source, String key) {
        String name = key.replace('.', '_').replace('-', '_');
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "the key '" + key + "' makes no method's name; use letters, digits and '.'");
        }
        int count = arguments(key);
        String parameters = join(count, "Object arg");
        String arguments = count == 0 ? "" : ", " + join(count, "arg");
        source.append("\n    static String ")
                .append(name)
                .append('(')
                .append(parameters)
                .append(") {\n");
        source.append("        return HOLDER.format(\"")
                .append(key)
                .append('"')
                .append(arguments)
                .append(");\n    }\n");
        source.append("\n    static Localizable _")
                .append(name)
                .append('(')
                .append(parameters)
                .append(") {\n");
        source.append("        return new Localizable(HOLDER, \"")
                .append(key)
                .append('"')
                .append(arguments);
        source.append(");\n    }\n");
    }

    private int arguments(String key) {
        try {
            return new MessageFormat(texts.getProperty(key)).getFormatsByArgumentIndex().length;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the text of '" + key + "' is no message format: " + e.getMessage(), e);
        }
    }

    private static String join(int count, String prefix) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(", "));
    }
}
