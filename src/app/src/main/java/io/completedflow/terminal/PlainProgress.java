package io.completedflow.terminal;

import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceView;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** A line for each step of an app: for logs and pipes. What it waits for is told once, however that changes. */
final class PlainProgress implements Progress {
    private final PrintWriter out;
    private final Map<String, String> told = new HashMap<>();

    PlainProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(NamespaceView namespace) {
        for (AppView app : namespace.apps()) {
            String step = app.state() == AppState.PREPARING
                    ? app.reason()
                    : app.state().word();
            if (!step.equals(told.put(app.id(), step))) {
                out.println("  " + app.id() + "  " + app.state().word()
                        + (app.reason().isEmpty() ? "" : ": " + app.reason()));
            }
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
