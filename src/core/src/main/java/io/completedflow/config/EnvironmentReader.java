package io.completedflow.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code env} and {@code secrets}: environment variables and what they hold. */
final class EnvironmentReader {
    /** Variables that each app is given; the pattern is the one of the published schema. */
    static final Pattern RESERVED = Pattern.compile("^(PORT|DATA_DIR|HOME|TMPDIR|FLOW_.*)$");

    private EnvironmentReader() {}

    static Map<String, String> variables(Optional<Value> env) {
        return read(env, Value::written);
    }

    static Map<String, SecretReference> secrets(Optional<Value> secrets) {
        return read(secrets, SecretReader::anywhere);
    }

    private static <T> Map<String, T> read(Optional<Value> variables, Function<Value, Optional<T>> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        variables.flatMap(value -> value.section("the environment")).ifPresent(all -> all.entries(TextShape.VARIABLE)
                .forEach(entry -> {
                    if (RESERVED.matcher(entry.name()).matches()) {
                        entry.value().refuse("is set by Completed Flow itself", "choose another name");
                    }
                    reader.apply(entry.value()).ifPresent(value -> read.put(entry.name(), value));
                }));
        return read;
    }
}
