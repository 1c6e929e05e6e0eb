package io.completedflow.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One line of {@code flow bench}. Found by {@link java.util.ServiceLoader}; the program is shipped without any. */
public interface Benchmark {
    /** What it is asked for by: one word. */
    String name();

    /**
     * Measures, and leaves nothing behind.
     *
     * @param progress told in a few words what is being measured
     * @throws IOException if something that is needed cannot be made or started
     */
    List<Figure> run(Consumer<String> progress) throws IOException, InterruptedException;
}
