package io.completedflow.config;

/** A place in a file; line and column count from 1, 0 means unknown. */
public record Location(String file, int line, int column) {
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
