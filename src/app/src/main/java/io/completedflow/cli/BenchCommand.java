package io.completedflow.cli;

import io.completedflow.bench.Benchmark;
import io.completedflow.bench.Figure;
import io.completedflow.daemon.FlowException;
import io.completedflow.terminal.ClearingUp;
import io.completedflow.terminal.Style;
import io.completedflow.terminal.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Measure how fast the program is: each figure with its peer or limit, their ratio, and whether the goal is met.",
            "For a source tree: the first run builds the benchmarks, which the shipped program does not have.",
            "All lines take about twenty minutes. The exit code is 0 if every goal is met."
        },
        footer = {"", "Examples:", "  ./flow bench", "  ./flow bench plan version", "  ./flow bench -o json"})
final class BenchCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "LINE",
            description = "plan, reconcile, notice, namespace, version, idle, kubernetes (default: all).")
    private List<String> lines = List.of();

    @Mixin
    private OutputOption output;

    BenchCommand(Session session) {
        this.session = session;
    }

    /** A figure as JSON. */
    private record Row(
            String line,
            String measured,
            double value,
            String unit,
            Optional<String> against,
            Optional<Double> compared,
            Optional<Double> ratio,
            Optional<Double> most,
            Optional<Boolean> met) {
        static Row of(String line, Figure figure) {
            return new Row(
                    line,
                    figure.measured(),
                    figure.value(),
                    figure.unit(),
                    figure.against().map(Figure.Comparison::with),
                    figure.against().map(Figure.Comparison::value),
                    figure.ratio(),
                    figure.against().flatMap(Figure.Comparison::most),
                    figure.met());
        }
    }

    @Override
    public Integer call() throws FlowException, IOException, InterruptedException {
        List<Row> rows = measured(chosen());
        if (output.json()) {
            session.json(rows);
        } else {
            table(rows).lines().forEach(session.terminal().out()::println);
        }
        boolean met = rows.stream().allMatch(row -> row.met().orElse(true));
        return (met ? ExitCode.OK : ExitCode.FAILED).status();
    }

    private List<Row> measured(List<Benchmark> benchmarks) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        ClearingUp clearingUp = new ClearingUp("benchmark");
        try {
            for (Benchmark benchmark : benchmarks) {
                benchmark
                        .run(doing -> session.terminal().err().println("flow: " + benchmark.name() + ": " + doing))
                        .forEach(figure -> rows.add(Row.of(benchmark.name(), figure)));
            }
        } finally {
            clearingUp.done();
        }
        return rows;
    }

    private List<Benchmark> chosen() throws FlowException {
        List<Benchmark> all = new ArrayList<>();
        ServiceLoader.load(Benchmark.class).forEach(all::add);
        if (all.isEmpty()) {
            throw new FlowException(
                    FlowException.Kind.REFUSED,
                    "this program has no benchmarks in it",
                    "run './flow bench' in the source tree, 'bench' being the first word");
        }
        List<String> names = all.stream().map(Benchmark::name).toList();
        for (String line : lines) {
            if (!names.contains(line)) {
                throw new FlowException(
                        FlowException.Kind.NOT_FOUND,
                        "there is no line '" + line + "'",
                        "one of: " + String.join(", ", names));
            }
        }
        all.removeIf(benchmark -> !lines.isEmpty() && !lines.contains(benchmark.name()));
        return all;
    }

    private Table table(List<Row> rows) {
        Style style = session.terminal().style();
        Table table = new Table().row("LINE", "MEASURED", "FIGURE", "PEER OR LIMIT", "RATIO", "GOAL");
        for (Row row : rows) {
            List<Table.Cell> cells = new ArrayList<>();
            for (String text : List.of(
                    row.line(),
                    row.measured(),
                    number(row.value()) + " " + row.unit(),
                    row.against()
                            .map(with -> with + " " + number(row.compared().orElseThrow()) + " " + row.unit())
                            .orElse("–"),
                    row.ratio().map(BenchCommand::number).orElse("–"))) {
                cells.add(Table.Cell.of(text));
            }
            cells.add(goal(row, style));
            table.row(cells);
        }
        return table;
    }

    private static Table.Cell goal(Row row, Style style) {
        if (row.met().isEmpty()) {
            return Table.Cell.of("–");
        }
        boolean met = row.met().get();
        String text = "≤ " + number(row.most().orElseThrow()) + (met ? ", met" : ", missed");
        return new Table.Cell(text, met ? style.good(text) : style.bad(text));
    }

    /** Three digits that count. */
    private static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
