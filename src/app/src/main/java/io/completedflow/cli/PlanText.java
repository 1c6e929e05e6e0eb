package io.completedflow.cli;

import io.completedflow.source.Revision;
import io.completedflow.terminal.Style;
import io.completedflow.terminal.Table;
import io.completedflow.terminal.Table.Cell;
import io.completedflow.view.AppPlan;
import io.completedflow.view.PlanView;
import java.util.ArrayList;
import java.util.List;

/** A plan as a person reads it. */
final class PlanText {
    private final Style style;

    PlanText(Style style) {
        this.style = style;
    }

    List<String> lines(PlanView plan) {
        List<String> lines = new ArrayList<>();
        lines.add("branch " + plan.branch() + " → namespace " + style.strong(plan.namespace())
                + (plan.exists() ? "" : " (new)") + ", template " + plan.template());
        Table table = new Table();
        for (AppPlan app : plan.apps()) {
            table.row(List.of(
                    Cell.of("  " + app.app()),
                    action(app.action()),
                    Cell.of(app.revision().map(Revision::shortId).orElse("")),
                    Cell.of(app.revision().map(Revision::ref).orElse("")),
                    Cell.of(app.reason())));
        }
        lines.addAll(table.lines());
        for (int i = 0; i < plan.waves().size(); i++) {
            lines.add((i == 0 ? "order: " : "  then ")
                    + String.join(", ", plan.waves().get(i)));
        }
        return lines;
    }

    private Cell action(AppPlan.Action action) {
        String word = action.word();
        return new Cell(
                word,
                switch (action) {
                    case DEPLOY -> style.underWay(word);
                    case KEEP -> style.good(word);
                    case REMOVE, HALT, FAILED -> style.bad(word);
                    case OMITTED, EXTERNAL -> style.faint(word);
                });
    }
}
