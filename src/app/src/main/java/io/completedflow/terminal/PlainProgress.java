package io.completedflow.terminal;

import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceView;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** A line for each change of an app: for logs and pipes. */
final class PlainProgress implements Progress {
    private final PrintWriter out;
    private final Map<String, String> said = new HashMap<>();

    PlainProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(NamespaceView namespace) {
        for (AppView app : namespace.apps()) {
            String line =
                    "  " + app.id() + "  " + app.state().word() + (app.reason().isEmpty() ? "" : ": " + app.reason());
            if (!line.equals(said.put(app.id(), line))) {
                out.println(line);
            }
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
