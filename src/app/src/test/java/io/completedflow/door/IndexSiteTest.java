package io.completedflow.door;

import static io.completedflow.door.DoorFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.completedflow.door.DoorFixture.Answer;
import io.completedflow.log.Event;
import io.completedflow.view.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexSiteTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
    private final DoorFixture fixture = new DoorFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/-/door.css",
                "/-/door.js",
                "/-/cards.js",
                "/-/apps.js",
                "/-/times.js",
                "/-/words.js",
                "/-/dom.js",
                "/-/icon.svg",
                "/-/namespaces.json",
                "/-/nothing"
            })
    void everyAnswerForbidsWhatThePageDoesNotNeed(String path) {
        Answer answer = fixture.get("localhost", path);

        assertThat(answer.status()).isEqualTo(path.equals("/-/nothing") ? 404 : 200);
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none';")
                .contains("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void thePageHasNoScriptOrStyleWrittenIntoIt() {
        String page = fixture.get("localhost", "/").text();

        assertThat(page).contains("<script type=\"module\" src=\"/-/door.js\"></script>");
        assertThat(page).doesNotContainPattern("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    @Test
    void filesAreSentAgainOnlyWhenTheyChanged() {
        String tag = fixture.get("localhost", "/-/door.js").header("ETag");

        Answer again = fixture.get("localhost", "/-/door.js", Map.of("If-None-Match", tag));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body().length()).isZero();
    }

    @Test
    void theDataAreJson() throws Exception {
        fixture.content.namespaces.add(Sample.namespace("feature-132"));
        fixture.content.nextUpdates.put("feature-132", AT);
        fixture.content.events.add(
                new Event(AT, "shop", "feature-132", "shop.frontend", Event.Kind.APP_READY, "is ready", Map.of()));

        Answer answer = fixture.get("127.0.0.1", "/-/namespaces.json");
        JsonNode json = Json.COMPACT.readTree(answer.text());

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(json.at("/overview/product").asText()).isEqualTo("shop");
        assertThat(json.at("/overview/namespaces/0/name").asText()).isEqualTo("feature-132");
        assertThat(json.at("/nextUpdates/feature-132").asText()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(json.at("/events/0/kind").asText()).isEqualTo("app.ready");
    }

    @Test
    void changesAreToldAtOnceAndManyTogetherAsOne() {
        List<String> told = new CopyOnWriteArrayList<>();
        var response = result(fixture.client
                .request(fixture.at("localhost", "/-/events"))
                .compose(request -> request.send())
                .onSuccess(opened -> opened.handler(chunk -> told.add(chunk.toString()))));
        assertThat(response.getHeader("Content-Type")).isEqualTo("text/event-stream");
        await().until(() -> String.join("", told).contains("event: change\ndata: 0\n\n"));

        for (int i = 0; i < 1000; i++) {
            fixture.door.changed();
        }

        await().until(() -> String.join("", told).contains("event: change\ndata: 1\n\n"));
        fixture.door.changed();
        await().until(() -> String.join("", told).matches("(?s).*data: [23]\n\n"));
        assertThat(told).hasSizeLessThan(10);
    }

    @Test
    void flowLogsAreSentAsTextAndAsPageWithoutScripts() {
        fixture.content.namespaces.add(Sample.namespace("feature-132"));

        Answer text = fixture.get("localhost", "/-/namespaces/feature-132/ci-cd.txt");
        Answer html = fixture.get("localhost", "/-/namespaces/feature-132/ci-cd.html");
        Answer unknown = fixture.get("localhost", "/-/namespaces/%3Cscript%3E/ci-cd.txt");

        assertThat(text.text()).isEqualTo("ready\n");
        assertThat(text.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(html.text()).contains("<p>ready</p>");
        assertThat(html.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).doesNotContain("<script>");
    }

    @Test
    void aProductHasAFlowLogOfItsOwn() {
        Answer text = fixture.get("localhost", "/-/products/shop/ci-cd.txt");

        assertThat(text.text()).isEqualTo("shop is followed\n");
        assertThat(text.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(fixture.get("localhost", "/-/products/market/ci-cd.html").status())
                .isEqualTo(404);
    }

    @Test
    void itIsForReadingOnly() {
        Answer answer = fixture.send(HttpMethod.POST, "localhost", "/-/namespaces.json", Map.of(), Buffer.buffer("{}"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        fixture.content.failure = new IllegalStateException("the disk is gone");

        Answer answer = fixture.get("localhost", "/-/namespaces.json");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("the disk is gone");
    }

    @Test
    void twoThousandAppsAreOneSmallAnswer() {
        for (int i = 0; i < 200; i++) {
            fixture.content.namespaces.add(Sample.namespace("branch-" + i));
        }

        Answer answer = fixture.get("localhost", "/-/namespaces.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().length()).isLessThan(2_000_000);
    }
}
