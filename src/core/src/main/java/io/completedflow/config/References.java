package io.completedflow.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads lists of names that mean something defined elsewhere in the flow file. */
final class References {
    private References() {}

    static List<Reference> list(Optional<Value> list, TextShape shape) {
        List<Reference> references = new ArrayList<>();
        for (Value item : list.map(Value::items).orElse(List.of())) {
            item.text(shape).ifPresent(name -> references.add(new Reference(name, item.where())));
        }
        return List.copyOf(references);
    }

    /** Names of templates. */
    static Set<String> names(Optional<Value> list) {
        Set<String> names = new LinkedHashSet<>();
        list(list, TextShape.LABEL).forEach(reference -> names.add(reference.name()));
        return names;
    }
}
