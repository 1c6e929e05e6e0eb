package io.completedflow.config;

import java.util.Optional;

/** An amount of processor and memory, each as Kubernetes writes it ({@code 250m}, {@code 512Mi}); empty: nothing is said of it. */
public record Amounts(Optional<String> cpu, Optional<String> memory) {
    public static final Amounts NONE = new Amounts(Optional.empty(), Optional.empty());

    public boolean isEmpty() {
        return cpu.isEmpty() && memory.isEmpty();
    }
}
