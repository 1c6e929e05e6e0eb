package io.jenkins.plugins.completedflow.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.completedflow.request.FlowRequest.Kind;
import io.jenkins.plugins.completedflow.request.FlowRequests.Listening;
import io.jenkins.plugins.completedflow.request.RequestProgress.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is submitted is kept until it is over and read, whatever restarts in between. */
class RequestBookTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final List<String> notified = new ArrayList<>();

    private RequestBook book() {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new RequestBook(folder, Runnable::run, clock);
    }

    private static FlowRequest request(String id) {
        return request(id, "south");
    }

    private static FlowRequest request(String id, String node) {
        return new FlowRequest(id, node, Kind.CREATE, "/git/product.git", "one", "", "", "", "shop", 7, false);
    }

    private Listening listen(RequestBook book, String id) {
        return book.listen(id, progress -> notified.add(progress.status() + " " + progress.reason()));
    }

    @Test
    void whatWasSubmittedIsThereAfterARestart() {
        RequestBook book = book();
        book.submit(request("a:b/../c"));
        now = now.plusSeconds(1);
        book.submit(request("b"));
        book.told("b", Status.RUNNING, "", "{}");

        RequestBook next = book();

        assertThat(next.progress("a:b/../c"))
                .get()
                .extracting(RequestProgress::request)
                .isEqualTo(request("a:b/../c"));
        assertThat(next.waiting()).extracting(RequestProgress::status).containsExactly(Status.PENDING, Status.RUNNING);
        assertThat(next.toSend("south")).containsExactly(request("a:b/../c"));
    }

    @Test
    void anIdThatIsKnownChangesNothing() {
        RequestBook book = book();
        book.submit(request("a"));
        book.told("a", Status.DONE, "", "{}");
        book.submit(request("a"));

        assertThat(book.progress("a")).get().extracting(RequestProgress::status).isEqualTo(Status.DONE);
        assertThat(book.toSend("south")).isEmpty();
    }

    @Test
    void listenersHearOfEachChangeOnceUntilItIsOver() {
        RequestBook book = book();
        book.submit(request("a"));
        try (Listening listening = listen(book, "a")) {
            assertThat(listening).isNotNull();
            book.waits("south", "node south is offline");
            book.waits("south", "node south is offline");
            book.waits("north", "something else");
            book.told("a", Status.RUNNING, "", "{\"state\":\"progressing\"}");
            book.told("a", Status.FAILED, "no such branch", "");
            book.told("a", Status.DONE, "", "");
        }

        assertThat(notified)
                .containsExactly("PENDING ", "PENDING node south is offline", "RUNNING ", "FAILED no such branch");
    }

    @Test
    void whoListensToWhatIsOverHearsThat() {
        RequestBook book = book();
        book.submit(request("a"));
        book.told("a", Status.DONE, "", "{}");
        listen(book, "a").close();
        listen(book, "unknown").close();

        assertThat(notified).containsExactly("DONE ");
    }

    @Test
    void whatIsNotBegunIsDroppedWhenNobodyWaitsAndWhatIsBegunGoesOn() {
        RequestBook book = book();
        book.submit(request("a"));
        book.submit(request("b"));
        book.told("b", Status.RUNNING, "", "");
        book.withdraw("a");
        book.withdraw("b");

        assertThat(book.progress("a")).isEmpty();
        assertThat(book.progress("b")).isPresent();
        assertThat(book.waiting()).isEmpty();
        book.told("b", Status.DONE, "", "");
        assertThat(book.toTell("south")).containsExactly("b");
        book.forgotten(List.of("b"));
        assertThat(book.progress("b")).isEmpty();
        assertThat(book().progress("b")).isEmpty();
    }

    @Test
    void whatADaemonHasLostIsSentAgain() {
        RequestBook book = book();
        book.submit(request("a"));
        book.submit(request("b"));
        book.submit(request("elsewhere", "north"));
        List.of("a", "b", "elsewhere").forEach(id -> book.told(id, Status.RUNNING, "", ""));

        book.known("south", List.of("b"));

        assertThat(book.toSend("south")).containsExactly(request("a"));
        assertThat(book.toSend("north")).isEmpty();
    }

    @Test
    void whatNobodyWithdrawsIsForgottenAfterSevenDays() {
        RequestBook book = book();
        book.submit(request("a"));
        book.told("a", Status.DONE, "", "");
        book.forgotten(List.of("a"));
        assertThat(book.toTell("south")).isEmpty();
        now = now.plus(Duration.ofDays(7)).plusMillis(1);
        book.forgotten(List.of());

        assertThat(book.progress("a")).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadStopsNoOther() throws IOException {
        book().submit(request("a"));
        Files.writeString(folder.resolve("0.json"), "{\"schema\":9}");
        Files.writeString(folder.resolve("1.json"), "half");

        assertThat(book().waiting()).hasSize(1);
        assertThat(folder.resolve("0.json")).exists();
    }

    @Test
    void whoSendsIsToldOfEachSubmissionAndItsNode() {
        RequestBook book = book();
        List<String> nodes = new ArrayList<>();
        book.onSubmit(nodes::add);
        book.submit(request("a"));
        book.submit(request("a"));

        assertThat(nodes).containsExactly("south");
        assertThat(book.nodes()).containsExactly("south");
        assertThat(book.busy("south")).isTrue();
        assertThat(book.busy("north")).isFalse();
    }
}
