package io.completedflow.config;

/** A name written in the flow file that means something defined elsewhere in it, such as an entry of {@code depends}. */
public record Reference(String name, Location where) {
    @Override
    public String toString() {
        return name;
    }
}
