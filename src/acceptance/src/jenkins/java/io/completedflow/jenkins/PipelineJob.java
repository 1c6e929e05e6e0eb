package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A sandboxed Pipeline of a controller, and its first build. */
final class PipelineJob {
    private static final Duration BUILD = Duration.ofMinutes(2);

    private final String path;
    private Session admin;

    private PipelineJob(Session admin, String path) {
        this.admin = admin;
        this.path = path;
    }

    /** @param folder path of the folder to make it in, such as {@code /job/shop}; empty: none */
    static PipelineJob create(Session admin, String folder, String name, String jenkinsfile)
            throws IOException, InterruptedException {
        String definition =
                """
                <flow-definition>
                  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition">
                    <script><![CDATA[%s]]></script>
                    <sandbox>true</sandbox>
                  </definition>
                </flow-definition>
                """
                        .formatted(jenkinsfile);
        assertThat(admin.post(folder + "/createItem?name=" + name, "application/xml", definition)
                        .statusCode())
                .isEqualTo(200);
        return new PipelineJob(admin, folder + "/job/" + name);
    }

    PipelineJob build() throws IOException, InterruptedException {
        assertThat(admin.post(path + "/build", Map.of()).statusCode()).isBetween(200, 302);
        return this;
    }

    /** The user whom the controller knows after it was started again. */
    void now(Session session) {
        this.admin = session;
    }

    /** Waits for the question of this id. */
    void awaitQuestion(String id) {
        await("the question " + id + " of " + path)
                .atMost(BUILD)
                .until(() -> admin.get(path + "/1/input/").body().contains(id));
    }

    void answer(String id) throws IOException, InterruptedException {
        assertThat(admin.post(path + "/1/input/" + id + "/proceedEmpty", Map.of()).statusCode())
                .isBetween(200, 302);
    }

    /** Waits for the end of the build and returns its log, the result in the last line. */
    String awaitEnd() {
        await("the end of " + path)
                .atMost(BUILD)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> log().contains("\nFinished: "));
        try {
            return log();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String log() throws IOException, InterruptedException {
        HttpResponse<String> answer = admin.get(path + "/1/consoleText");
        return answer.statusCode() == 200 ? answer.body() : "";
    }
}
