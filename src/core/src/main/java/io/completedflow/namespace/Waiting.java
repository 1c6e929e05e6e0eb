package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.ArrayList;
import java.util.List;

/** What an app waits for, and why it has to, as far as it is named. */
final class Waiting {
    private static final int NAMED = 3;

    private final List<AppId> on = new ArrayList<>();
    private final StringBuilder reason = new StringBuilder(128).append("waits for ");

    void add(AppId dependency, String obstacle) {
        if (on.size() < NAMED) {
            reason.append(on.isEmpty() ? "" : ", ")
                    .append(dependency)
                    .append(": ")
                    .append(obstacle);
        }
        on.add(dependency);
    }

    boolean none() {
        return on.isEmpty();
    }

    Decision.Wait decision(AppId app) {
        if (on.size() > NAMED) {
            reason.append(" and ").append(on.size() - NAMED).append(" more");
        }
        return new Decision.Wait(app, List.copyOf(on), reason.toString());
    }
}
