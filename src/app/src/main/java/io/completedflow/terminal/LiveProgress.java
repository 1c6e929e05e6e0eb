package io.completedflow.terminal;

import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line for each app with its state and how long it has been so, written over several times a second. */
final class LiveProgress implements Progress {
    private static final long REDRAW_MILLIS = 200;
    private final Terminal terminal;
    private final Clock clock;
    private final Map<String, AppState> states = new HashMap<>();
    private final Map<String, Instant> since = new HashMap<>();
    private final ScheduledExecutorService redraw = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private NamespaceView latest;
    private int linesDrawn;

    LiveProgress(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        var unused = redraw.scheduleAtFixedRate(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void accept(NamespaceView namespace) {
        latest = namespace;
        for (AppView app : namespace.apps()) {
            if (states.put(app.id(), app.state()) != app.state()) {
                since.put(app.id(), clock.instant());
            }
        }
        draw();
    }

    @Override
    public synchronized void close() {
        redraw.shutdownNow();
        draw();
    }

    private synchronized void draw() {
        if (latest == null) {
            return;
        }
        StringBuilder screen = new StringBuilder();
        if (linesDrawn > 0) {
            screen.append("\033[").append(linesDrawn).append('A');
        }
        List<String> lines = lines();
        lines.forEach(line -> screen.append('\r').append(line).append("\033[K\n"));
        screen.append("\033[J");
        linesDrawn = lines.size();
        terminal.err().print(screen);
        terminal.err().flush();
    }

    private List<String> lines() {
        Table table = new Table();
        for (AppView app : latest.apps()) {
            String state = app.state().word();
            table.row(List.of(
                    Table.Cell.of(" " + mark(app.state())),
                    Table.Cell.of(app.id()),
                    new Table.Cell(state, terminal.errorStyle().state(app.state(), state)),
                    Table.Cell.of(elapsed(app)),
                    Table.Cell.of(app.reason())));
        }
        return table.lines().stream().map(this::cut).toList();
    }

    private String elapsed(AppView app) {
        return switch (app.state()) {
            case PENDING, OMITTED, EXTERNAL -> "";
            default -> Elapsed.of(Duration.between(since.get(app.id()), clock.instant()));
        };
    }

    private static String mark(AppState state) {
        return switch (state) {
            case READY -> "✓";
            case FAILED, UNHEALTHY -> "✗";
            case PREPARING, STARTING -> "▸";
            case PENDING, WAITING, ASLEEP, OMITTED, EXTERNAL -> "·";
        };
    }

    /** A line that wrapped would be counted wrong and never be written over. */
    private String cut(String line) {
        StringBuilder kept = new StringBuilder();
        int columns = 0;
        for (int i = 0; i < line.length(); ) {
            if (line.charAt(i) == '\033') {
                int end = line.indexOf('m', i) + 1;
                kept.append(line, i, end);
                i = end;
            } else if (columns < terminal.width() - 1) {
                kept.appendCodePoint(line.codePointAt(i));
                columns++;
                i += Character.charCount(line.codePointAt(i));
            } else {
                i++;
            }
        }
        return kept.toString();
    }
}
