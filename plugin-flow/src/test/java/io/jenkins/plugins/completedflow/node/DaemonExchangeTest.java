package io.jenkins.plugins.completedflow.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.completedflow.request.Books;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequest.Kind;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import io.jenkins.plugins.completedflow.request.RequestProgress.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to a daemon, and what becomes of its answers. */
class DaemonExchangeTest {
    private static final String NODE = "south";

    private final List<String> said = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private Books books;
    private DaemonExchange exchange;

    @BeforeEach
    void open(@TempDir Path folder) {
        books = new Books(folder);
        DaemonLine line = lines -> {
            said.addAll(lines);
            return lines.stream().map(each -> answers.remove()).toList();
        };
        exchange = new DaemonExchange(NODE, line, new DaemonWords("1"), books.requests(), books.namespaces());
    }

    private void submit(String id) {
        books.requests()
                .submit(new FlowRequest(
                        id, NODE, Kind.CREATE, "/git/product.git", "one", "dev", "front", "abc", "shop/one", 7, true));
    }

    private static String state(String id, String status, String reason, String result) {
        return "{\"request\":{\"id\":\"" + id + "\"},\"status\":\"" + status + "\",\"reason\":\"" + reason + "\""
                + (result.isEmpty() ? "" : ",\"result\":" + result) + "}";
    }

    private static String result(String content) {
        return "{\"kind\":\"RESULT\",\"content\":" + content + "}";
    }

    private static String changes(
            String revision, boolean complete, String requests, String namespaces, String removed) {
        return result(
                "{\"version\":\"1\",\"revision\":\"" + revision + "\",\"complete\":" + complete + ",\"requests\":["
                        + requests + "],\"namespaces\":[" + namespaces + "],\"removed\":[" + removed + "]}");
    }

    private static String namespace(String name) {
        return "{\"repository\":\"/git/product.git\",\"namespace\":{\"name\":\"" + name
                + "\",\"product\":\"shop\",\"branch\":\"" + name + "\",\"standing\":false}}";
    }

    private RequestProgress progress(String id) {
        return books.requests().progress(id).orElseThrow();
    }

    @Test
    void sendsWhatIsPendingAndLearnsWhatChanged() throws Exception {
        submit("a");
        answers.add(result(state("a", "RUNNING", "", "")));
        answers.add(changes("r.1", true, state("a", "RUNNING", "", ""), namespace("two"), ""));
        exchange.round();

        assertThat(said.get(0))
                .startsWith("{\"method\":\"SUBMIT\",\"version\":\"1\"")
                .contains(
                        "\"id\":\"a\"", "\"kind\":\"CREATE\"", "\"repository\":\"/git/product.git\"", "\"fork\":true");
        assertThat(said.get(1)).contains("CHANGES", "\"revision\":\"\"", "\"read\":[]");
        assertThat(progress("a").status()).isEqualTo(Status.RUNNING);

        answers.add(
                changes("r.2", false, state("a", "DONE", "older", "{\"name\":\"one\"}"), namespace("one"), "\"two\""));
        exchange.round();

        assertThat(said.get(2)).contains("\"revision\":\"r.1\"");
        assertThat(progress("a"))
                .extracting(RequestProgress::status, RequestProgress::reason, RequestProgress::result)
                .containsExactly(Status.DONE, "older", "{\"name\":\"one\"}");
        assertThat(books.namespaces().all()).extracting(KnownNamespace::name).containsExactly("one");

        answers.add(changes("r.2", false, "", "", ""));
        exchange.round();
        assertThat(said.get(3)).contains("\"read\":[\"a\"]");
        answers.add(changes("r.2", false, "", "", ""));
        exchange.round();
        assertThat(said.get(4)).contains("\"read\":[]");
    }

    @Test
    void aRequestThatADaemonNoLongerKnowsIsSentAgain() throws Exception {
        submit("a");
        answers.add(result(state("a", "RUNNING", "", "")));
        answers.add(changes("r.1", true, state("a", "RUNNING", "", ""), "", ""));
        exchange.round();
        answers.add(changes("s.1", true, "", "", ""));
        exchange.round();

        assertThat(progress("a").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void aRequestThatIsRefusedFails() throws Exception {
        submit("a");
        answers.add(
                "{\"kind\":\"REFUSAL\",\"content\":{\"kind\":\"REFUSED\",\"message\":\"no\",\"mend\":\"ask nicely\"}}");
        answers.add(changes("r.1", true, "", "", ""));
        exchange.round();

        assertThat(progress("a"))
                .extracting(RequestProgress::status, RequestProgress::reason)
                .containsExactly(Status.FAILED, "no; ask nicely");
    }

    @Test
    void aDaemonThatDoesNotSpeakWithUsIsNoReasonToFail() {
        submit("a");
        String refusal =
                "{\"kind\":\"REFUSAL\",\"content\":{\"kind\":\"REFUSED\",\"message\":\"this daemon is flow 2\",\"mend\":\"\"}}";
        answers.add(refusal);
        answers.add(refusal);

        assertThatThrownBy(exchange::round).isInstanceOf(IOException.class).hasMessage("this daemon is flow 2");
        assertThat(progress("a").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void whoLearnsThatARequestIsOverFindsItsNamespace() throws Exception {
        submit("a");
        List<KnownNamespace> found = new ArrayList<>();
        books.requests().listen("a", progress -> {
            if (progress.status().isOver()) {
                found.addAll(books.namespaces().all());
            }
        });
        answers.add(result(state("a", "DONE", "", "{}")));
        answers.add(changes("r.1", true, state("a", "DONE", "", "{}"), namespace("one"), ""));
        exchange.round();

        assertThat(found).hasSize(1);
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsSaid() {
        answers.add("HTTP/1.1 400");

        assertThatThrownBy(exchange::round).hasMessageContaining("not understood");
    }
}
