package io.completedflow.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of cells in columns as wide as their widest cell; the last column ends its line. */
public final class Table {
    private static final String GAP = "  ";
    private final List<List<Cell>> rows = new ArrayList<>();

    /** A cell: its text as it counts, and as it is written. */
    public record Cell(String text, String written) {
        public static Cell of(String text) {
            return new Cell(text, text);
        }
    }

    public Table row(String... cells) {
        return row(List.of(cells).stream().map(Cell::of).toList());
    }

    /** Adds a row; rows may be of different lengths. */
    public Table row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The lines, without line ends. */
    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> length(row.get(column).text()))
                .max()
                .orElse(0);
    }

    private static String line(List<Cell> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            Cell cell = row.get(i);
            line.append(cell.written());
            if (i < row.size() - 1) {
                line.append(" ".repeat(widths[i] - length(cell.text()))).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
