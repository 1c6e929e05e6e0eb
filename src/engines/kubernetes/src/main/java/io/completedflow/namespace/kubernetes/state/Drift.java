package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what others changed of an object: what was applied and is no longer so. What the cluster or others added beside it is no matter, and
 * what the API writes otherwise (amounts, zeros left out) is the same.
 */
public final class Drift {
    private Drift() {}

    /** The first difference in words, such as {@code Service web was changed: spec.ports[0].port is 81 instead of 80}. */
    public static Optional<String> of(Live live) {
        return live.annotation(Marks.APPLIED)
                .flatMap(ObjectJson::parse)
                .flatMap(applied -> difference("", applied, live.body()))
                .map(difference -> live.kind().word() + " " + live.name() + " was changed: " + difference);
    }

    private static Optional<String> difference(String path, Object wanted, Object found) {
        if (wanted instanceof Map<?, ?> fields) {
            return fields(path, fields, found instanceof Map<?, ?> map ? map : Map.of());
        }
        if (wanted instanceof List<?> items) {
            return items(path, items, found instanceof List<?> list ? list : List.of());
        }
        return same(wanted, found)
                ? Optional.empty()
                : Optional.of(path + " is " + shown(found) + " instead of " + shown(wanted));
    }

    private static Optional<String> fields(String path, Map<?, ?> wanted, Map<?, ?> found) {
        return wanted.entrySet().stream()
                .map(field -> difference(
                        path.isEmpty() ? String.valueOf(field.getKey()) : path + "." + field.getKey(),
                        field.getValue(),
                        found.get(field.getKey())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> items(String path, List<?> wanted, List<?> found) {
        for (int i = 0; i < wanted.size(); i++) {
            Object item = wanted.get(i);
            String place = path + "[" + i + "]";
            if (found.stream().noneMatch(each -> difference(place, item, each).isEmpty())) {
                return Optional.of(
                        i < found.size()
                                ? difference(place, item, found.get(i)).orElse(place + " is gone")
                                : place + " is gone");
            }
        }
        return Optional.empty();
    }

    private static boolean same(Object wanted, Object found) {
        if (wanted == null || wanted.equals(found)) {
            return true;
        }
        if (found == null) {
            return wanted.equals("") || wanted.equals(false) || wanted.equals(0);
        }
        if (wanted instanceof Number one && found instanceof Number other) {
            return one.doubleValue() == other.doubleValue();
        }
        return amount(wanted).isPresent() && amount(wanted).equals(amount(found));
    }

    private static Optional<BigDecimal> amount(Object value) {
        try {
            return Optional.of(Quantity.getAmountInBytes(new Quantity(String.valueOf(value)))
                    .stripTrailingZeros());
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Optional.empty(); // It is no amount.
        }
    }

    private static String shown(Object value) {
        return value == null ? "gone" : value instanceof String text ? text : ObjectJson.text(value);
    }
}
