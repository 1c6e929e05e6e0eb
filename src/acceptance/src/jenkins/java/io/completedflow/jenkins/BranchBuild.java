package io.completedflow.jenkins;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A build of a branch of a multibranch project.
 *
 * @param controller the one that runs now; another after a restart
 */
record BranchBuild(Supplier<Controller> controller, String project, String branch, int number) {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    String job() {
        return project + "/" + branch;
    }

    /** Waits until all have come to their end, while a daemon answers. */
    static void awaitAll(Collection<BranchBuild> builds, PlayedDaemon daemon) {
        await("the ends of " + builds)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    daemon.answer(builds.iterator().next().admin());
                    for (BranchBuild build : builds) {
                        if (!build.log().contains("\nFinished: ")) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    void awaitLog(String text) {
        await(text + " of " + job())
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> log().contains(text));
    }

    /** Waits until it has asked for so many requests that nobody answered. */
    void awaitWaiting(int count) {
        await("what " + job() + " waits for")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> waiting() == count);
    }

    long waiting() throws IOException, InterruptedException {
        String waiting = admin().script(
                        "println hudson.ExtensionList.lookupSingleton(io.jenkins.plugins.completedflow.request.FlowRequests).waiting()"
                                + ".count { it.request().job() == '%s' && it.request().build() == %d }".formatted(job(), number));
        return Long.parseLong(waiting);
    }

    /** The log so far. */
    String log() throws IOException, InterruptedException {
        HttpResponse<String> answer = admin().get(path() + "/consoleText");
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    void abort() throws IOException, InterruptedException {
        admin().post(path() + "/stop", Map.of());
    }

    /** The next build of the branch, begun by a person. */
    BranchBuild again() throws IOException, InterruptedException {
        admin().post("/job/" + project.replace("/", "/job/") + "/job/" + branch + "/build", Map.of());
        return new BranchBuild(controller, project, branch, number + 1);
    }

    private String path() {
        return "/job/" + project.replace("/", "/job/") + "/job/" + branch + "/" + number;
    }

    private Session admin() {
        return controller.get().session("admin");
    }

    @Override
    public String toString() {
        return job() + " #" + number;
    }
}
