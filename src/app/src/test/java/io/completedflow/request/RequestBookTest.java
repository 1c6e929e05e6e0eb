package io.completedflow.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.request.Request.Kind;
import io.completedflow.request.RequestState.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted outlives the daemon; what is over and read does not. */
class RequestBookTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = START;
    private final Revisions revisions = new Revisions();

    private RequestBook book() throws IOException {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new RequestBook(new RequestFiles(folder), revisions, clock);
    }

    private static Request request(String id) {
        return new Request(id, Kind.CREATE, "/srv/product.git", "one", "", "", "", "", 0, false);
    }

    @Test
    void whatWasAcceptedIsThereForTheNextDaemonInTheOrderItCame() throws IOException {
        RequestBook book = book();
        book.accept(request("b/../:"));
        now = now.plusSeconds(1);
        book.accept(request("a"));
        book.accept(request("over"));
        book.end("over", Status.DONE, "", Optional.empty());

        RequestBook next = book();

        assertThat(next.running()).extracting(state -> state.request().id()).containsExactly("b/../:", "a");
        assertThat(next.find("over")).get().extracting(RequestState::status).isEqualTo(Status.DONE);
    }

    @Test
    void whatIsOverStaysSo() throws IOException {
        RequestBook book = book();
        book.accept(request("a"));
        book.end("a", Status.FAILED, "no such branch", Optional.empty());
        book.end("a", Status.DONE, "", Optional.empty());
        book.running("a", "again", Optional.empty());

        assertThat(book.find("a")).get().extracting(RequestState::reason).isEqualTo("no such branch");
    }

    @Test
    void whatFailsBecauseTheDaemonEndsIsGoneOnWith() throws IOException {
        RequestBook book = book();
        book.accept(request("a"));
        book.close();
        book.end("a", Status.FAILED, "interrupted", Optional.empty());

        assertThat(book().running()).hasSize(1);
    }

    @Test
    void whatWasReadIsForgottenOnceItIsOver() throws IOException {
        RequestBook book = book();
        book.accept(request("a"));
        book.accept(request("b"));
        book.end("a", Status.DONE, "", Optional.empty());
        book.sweep(List.of("a", "b"));

        assertThat(book.find("a")).isEmpty();
        assertThat(book.find("b")).isPresent();
        assertThat(book().find("a")).isEmpty();
    }

    @Test
    void whatNobodyReadsIsForgottenAfterSevenDays() throws IOException {
        RequestBook book = book();
        book.accept(request("a"));
        book.accept(request("running"));
        book.end("a", Status.DONE, "", Optional.empty());
        now = START.plus(RequestBook.KEPT);
        book.sweep(List.of());
        assertThat(book.find("a")).isPresent();
        now = now.plusSeconds(1);
        book.sweep(List.of());

        assertThat(book.find("a")).isEmpty();
        assertThat(book.find("running")).isPresent();
    }

    @Test
    void onlyWhatChangedSinceIsTold() throws IOException {
        RequestBook book = book();
        book.accept(request("a"));
        long seen = revisions.seen(revisions.current());
        book.accept(request("b"));

        assertThat(book.changedSince(seen))
                .extracting(state -> state.request().id())
                .containsExactly("b");
        assertThat(book.changedSince(Revisions.NOTHING_SEEN)).hasSize(2);
        assertThat(revisions.seen(new Revisions().current())).isEqualTo(Revisions.NOTHING_SEEN);
    }

    @Test
    void aFileOfAnotherSchemaIsNamed() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("f.json"), "{\"schema\":2}");

        assertThatThrownBy(this::book).hasMessageContainingAll("f.json", "schema 2");
    }
}
