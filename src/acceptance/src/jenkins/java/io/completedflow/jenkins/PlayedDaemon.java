package io.completedflow.jenkins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Answers in the place of a node that is offline, so that a test decides when. */
final class PlayedDaemon {
    private final String script;
    private final Set<Asked> asked = new LinkedHashSet<>();

    /** A request that was answered. */
    record Asked(
            String kind,
            String job,
            int build,
            String branch,
            String template,
            String app,
            String commit,
            boolean fork,
            String id) {
        private static Asked of(String line) {
            String[] part = line.split("\\|", -1);
            return new Asked(
                    part[0], part[1], Integer.parseInt(part[2]), part[3], part[4], part[5], part[6], Boolean.parseBoolean(part[7]), part[8]);
        }
    }

    /** @param repositories a folder; the app {@code shop.frontend} is of the one in it that is called like the project that asks */
    PlayedDaemon(Path repositories) throws IOException {
        this.script = RunningController.resource("daemon.groovy").replace("%1$s", repositories.toString());
    }

    /** Answers all that waits now. */
    void answer(Session admin) throws IOException, InterruptedException {
        admin.script(script).lines().filter(line -> line.contains("|")).map(Asked::of).forEach(asked::add);
    }

    /** What the builds of a job asked, each request once. */
    List<Asked> asked(String job) {
        return asked.stream().filter(each -> each.job().equals(job) && each.build() > 0).toList();
    }
}
