package io.completedflow.cli;

import io.completedflow.terminal.Style;
import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.io.PrintWriter;

/** The end of a command that waited for a namespace to settle. */
final class SettledNamespace {
    private final Session session;
    private final OutputOption output;

    SettledNamespace(Session session, OutputOption output) {
        this.session = session;
        this.output = output;
    }

    ExitCode show(NamespaceView namespace) {
        if (output.json()) {
            session.json(namespace);
        } else {
            text(namespace);
        }
        return namespace.state() == NamespaceState.FAILED ? ExitCode.FAILED : ExitCode.OK;
    }

    private void text(NamespaceView namespace) {
        PrintWriter out = session.terminal().out();
        Style style = session.terminal().style();
        String state = namespace.state().word();
        out.println(style.strong(namespace.name()) + " is " + style.state(namespace.state(), state)
                + (namespace.reason().isEmpty() ? "" : ": " + namespace.reason()));
        if (namespace.state() == NamespaceState.ASLEEP) {
            return;
        }
        new NamespaceText(style, session.clock().instant()).addresses(namespace).forEach(out::println);
        for (AppView app : namespace.apps()) {
            if (app.state() == AppState.FAILED) {
                out.println(style.bad("  " + app.id() + " failed: ") + app.reason());
                app.tail().forEach(line -> out.println("    | " + line));
            }
        }
    }
}
