package io.jenkins.plugins.completedflow.step;

import io.completedflow.source.RepositoryAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a build's log says of a plan, and of a namespace on its way; each change once. */
final class ProgressLines {
    private static final int SHORT_COMMIT = 8;

    private final Map<String, String> said = new HashMap<>();

    static List<String> of(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("Plan for branch " + clean(plan.branch()) + ": " + (plan.exists() ? "update" : "create")
                + " namespace " + plan.namespace() + " by template " + plan.template());
        for (Plan.PlannedApp app : plan.apps()) {
            String commit = app.commit().isEmpty()
                    ? ""
                    : " at "
                            + app.commit()
                                    .substring(
                                            0,
                                            Math.min(SHORT_COMMIT, app.commit().length()));
            lines.add("  " + app.action() + " " + app.id() + commit + because(app.reason()));
        }
        return lines;
    }

    /** @param reason why the request waits; empty if there is nothing to say */
    List<String> waiting(String reason) {
        return reason.isEmpty() ? List.of() : changed("", clean(reason));
    }

    /** @param namespace in the shape of {@code flow describe -o json} */
    List<String> of(Map<String, Object> namespace) {
        List<String> lines = new ArrayList<>();
        for (Map<String, Object> app : JsonData.objects(namespace, "apps")) {
            String id = JsonData.text(app, "id");
            String state = JsonData.text(app, "state");
            String address = AppAddresses.of(app);
            String where = state.equals("ready") && !address.isEmpty() ? " at " + clean(address) : "";
            List<String> line = changed(id, id + " is " + state + where + because(JsonData.text(app, "reason")));
            lines.addAll(line);
            if (!line.isEmpty() && state.equals("failed")) {
                JsonData.texts(app, "tail").forEach(tail -> lines.add("  | " + clean(tail)));
            }
        }
        return lines;
    }

    private List<String> changed(String about, String line) {
        return line.equals(said.put(about, line)) ? List.of() : List.of(line);
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + clean(reason);
    }

    /** Without passwords, and without what would move the cursor or break the line. */
    static String clean(String text) {
        return RepositoryAddress.masked(text).replace('\t', ' ').replaceAll("\\p{Cntrl}", "?");
    }
}
