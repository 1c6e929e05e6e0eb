package io.completedflow.cli;

import io.completedflow.source.Revision;
import io.completedflow.terminal.Elapsed;
import io.completedflow.terminal.Style;
import io.completedflow.terminal.Table;
import io.completedflow.terminal.Table.Cell;
import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Namespaces as a person reads them. */
final class NamespaceText {
    private final Style style;
    private final Instant now;

    NamespaceText(Style style, Instant now) {
        this.style = style;
        this.now = now;
    }

    /** One line for each. */
    List<String> list(List<NamespaceView> namespaces) {
        Table table = new Table().row("NAMESPACE", "BRANCH", "TEMPLATE", "STATE", "READY", "AGE", "NOTE");
        for (NamespaceView each : namespaces) {
            table.row(List.of(
                    Cell.of(each.name()),
                    Cell.of(each.branch()),
                    Cell.of(each.template()),
                    new Cell(
                            each.state().word(),
                            style.state(each.state(), each.state().word())),
                    Cell.of(ready(each)),
                    Cell.of(Elapsed.of(Duration.between(each.createdAt(), now))),
                    Cell.of(note(each))));
        }
        return table.lines();
    }

    /** All there is to say of one. */
    List<String> describe(NamespaceView namespace) {
        List<String> lines = new ArrayList<>();
        String state = namespace.state().word();
        lines.add(style.strong(namespace.name()) + "  " + style.state(namespace.state(), state)
                + (note(namespace).isEmpty() ? "" : "  " + note(namespace)));
        lines.addAll(facts(namespace).lines());
        for (AppView app : namespace.apps()) {
            lines.add("");
            lines.addAll(describe(app));
        }
        return lines;
    }

    /** Where the apps are reached; nothing for those that serve no port. */
    List<String> addresses(NamespaceView namespace) {
        Table table = new Table();
        for (AppView app : namespace.apps()) {
            if (app.url().isPresent() || app.address().isPresent()) {
                table.row(List.of(
                        Cell.of("  " + app.id()),
                        address(app.url().orElse("")),
                        address(app.address().orElse(""))));
            }
        }
        return table.lines();
    }

    private Table facts(NamespaceView namespace) {
        Table table = new Table()
                .row("  branch", namespace.branch())
                .row("  template", namespace.template() + (namespace.standing() ? " (standing environment)" : ""))
                .row("  made", ago(namespace.createdAt()))
                .row("  last push", ago(namespace.lastPush()))
                .row("  last use", ago(namespace.lastUse()))
                .row("  kept by", namespace.writer());
        namespace.flowFileCommit().ifPresent(commit -> table.row("  flow file", commit));
        return table;
    }

    private List<String> describe(AppView app) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + style.strong(app.id()) + "  "
                + style.state(app.state(), app.state().word())
                + app.since()
                        .map(since -> " for " + Elapsed.of(Duration.between(since, now)))
                        .orElse("")
                + (app.reason().isEmpty() ? "" : ": " + app.reason()));
        Table table = new Table();
        app.running().ifPresent(revision -> table.row("    runs", revision(revision)));
        app.next().ifPresent(revision -> table.row(next(app), revision(revision)));
        app.url().ifPresent(url -> table.row(List.of(Cell.of("    browser"), address(url))));
        app.address().ifPresent(address -> table.row(List.of(Cell.of("    direct"), address(address))));
        if (!app.depends().isEmpty()) {
            table.row("    depends", String.join(", ", app.depends()));
        }
        if (app.restarts() > 0) {
            table.row("    restarts", Integer.toString(app.restarts()));
        }
        lines.addAll(table.lines());
        app.tail().forEach(line -> lines.add("    | " + line));
        return lines;
    }

    private static String next(AppView app) {
        return app.state() == AppState.FAILED ? "    failed" : "    next";
    }

    private static String revision(Revision revision) {
        return revision.shortId() + " of " + revision.ref() + " in " + revision.source();
    }

    private static String ready(NamespaceView namespace) {
        long deployed = namespace.apps().stream()
                .filter(app -> app.state() != AppState.OMITTED && app.state() != AppState.EXTERNAL)
                .count();
        long ready = namespace.apps().stream()
                .filter(app -> app.state() == AppState.READY)
                .count();
        return ready + "/" + deployed;
    }

    private String note(NamespaceView namespace) {
        return namespace
                .deleteAt()
                .map(at ->
                        "to be deleted in " + Elapsed.of(Duration.between(now, at)) + ": " + namespace.deleteReason())
                .orElse(namespace.reason());
    }

    private Cell address(String address) {
        return new Cell(address, style.address(address));
    }

    private String ago(Instant then) {
        return Elapsed.of(Duration.between(then, now)) + " ago";
    }
}
