package io.completedflow.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a folder within an app's repository, in its shortest form: {@code ""} for the root, no {@code .} in it, no slash at its end. */
final class Folder {
    private Folder() {}

    static Optional<String> read(Value value) {
        return value.text(TextShape.FOLDER).map(Folder::shortest);
    }

    private static String shortest(String folder) {
        return Arrays.stream(folder.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.joining("/"));
    }
}
