package io.completedflow.terminal;

import io.completedflow.view.NamespaceView;
import java.time.Clock;
import java.util.function.Consumer;

/** Shows how a namespace comes along. Closing it leaves the last state on the screen. */
public interface Progress extends Consumer<NamespaceView>, AutoCloseable {
    /** Lines written over where that can be, else a line for each change. */
    static Progress on(Terminal terminal, Clock clock) {
        return terminal.live() ? new LiveProgress(terminal, clock) : new PlainProgress(terminal.err());
    }

    @Override
    void close();
}
