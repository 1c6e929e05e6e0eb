package io.completedflow.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.completedflow.door.DoorFixture.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private final DoorFixture fixture = new DoorFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void reply(HttpExchange exchange, int status, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frontend.feature-132.localhost",
                "FrontEnd.Feature-132.LOCALHOST",
                "frontend.feature-132.localhost."
            })
    void routesByHostName(String host) throws Exception {
        int port = fixture.app(exchange -> reply(exchange, 200, "hello " + exchange.getRequestURI()));
        fixture.routes.ready("frontend", port);

        Answer answer = fixture.get(host, "/a/b?c=%20d");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("hello /a/b?c=%20d");
        assertThat(fixture.routes.used).containsExactly("feature-132");
    }

    @Test
    void theAppSeesTheHostTheUserTypedAndWhoAsked() throws Exception {
        int port = fixture.app(exchange -> {
            var headers = exchange.getRequestHeaders();
            reply(
                    exchange,
                    200,
                    String.join(
                            "|",
                            headers.getFirst("Host"),
                            headers.getFirst("X-Forwarded-For"),
                            headers.getFirst("X-Forwarded-Host"),
                            headers.getFirst("X-Forwarded-Proto"),
                            headers.getFirst("X-Forwarded-Port"),
                            headers.getFirst("Forwarded"),
                            String.valueOf(headers.get("X-Hop")),
                            String.valueOf(headers.get("Keep-Alive"))));
        });
        fixture.routes.ready("frontend", port);
        String host = "frontend.feature-132.localhost";

        Answer answer = fixture.get(
                host,
                "/",
                Map.of(
                        "X-Forwarded-For",
                        "6.6.6.6",
                        "Forwarded",
                        "for=6.6.6.6",
                        "Connection",
                        "keep-alive, X-Hop",
                        "X-Hop",
                        "secret",
                        "Keep-Alive",
                        "timeout=5"));

        String typed = host + ":" + fixture.door.port();
        assertThat(answer.text())
                .isEqualTo(typed + "|127.0.0.1|" + typed + "|http|" + fixture.door.port() + "|for=127.0.0.1;host=\""
                        + typed + "\";proto=http|null|null");
    }

    @Test
    void answersOfAppsPassUnchanged() throws Exception {
        int port = fixture.app(exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=1");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2");
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            reply(exchange, 302, "moved");
        });
        fixture.routes.ready("frontend", port);

        Answer answer = fixture.get("frontend.feature-132.localhost", "/");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/elsewhere");
        assertThat(answer.header("Content-Security-Policy")).isNull();
        assertThat(answer.text()).isEqualTo("moved");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void answersWithoutBodyStayWithoutBody(int status) throws Exception {
        int port = fixture.app(exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        fixture.routes.ready("frontend", port);

        Answer answer = fixture.get("frontend.feature-132.localhost", "/");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Transfer-Encoding")).isNull();
        assertThat(answer.body().length()).isZero();
    }

    @Test
    void everyMethodPasses() throws Exception {
        int port = fixture.app(exchange -> {
            exchange.getResponseHeaders().add("X-Method", exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        fixture.routes.ready("frontend", port);

        for (String method : new String[] {"HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"}) {
            Answer answer = fixture.send(
                    HttpMethod.valueOf(method), "frontend.feature-132.localhost", "/", Map.of(), Buffer.buffer());
            assertThat(answer.header("X-Method")).isEqualTo(method);
        }
    }

    @Test
    void saysWhichAppDoesNotAnswerAndWhy() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        fixture.routes.ready("frontend", free);

        Answer answer = fixture.get("frontend.feature-132.localhost", "/");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text())
                .contains(
                        "shop.frontend in feature-132 does not answer",
                        "Nothing accepts connections at 127.0.0.1:" + free);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void saysSoWhenAnAppBreaksOffAndTakesTheUploadFromTheClient() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> {
                try {
                    rude.accept().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            closing.start();
            fixture.routes.ready("frontend", rude.getLocalPort());

            Answer answer = fixture.send(
                    HttpMethod.POST, "frontend.feature-132.localhost", "/", Map.of(), Buffer.buffer(new byte[100_000]));

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("shop.frontend in feature-132 does not answer", "gave no answer");
            closing.join();
        }
    }

    @Test
    void saysWhyAnAppIsNotReadyAndLooksAgainByItself() {
        fixture.routes.routes.put(
                "frontend.feature-132",
                new Route.NotReady("feature-132", "shop.frontend", "waits for shop.catalog: <not ready>"));

        Answer page = fixture.get("frontend.feature-132.localhost", "/");
        Answer text = fixture.get("frontend.feature-132.localhost", "/", Map.of());

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isEqualTo("2");
        assertThat(page.header("Refresh")).isEqualTo("2");
        assertThat(page.text())
                .contains("shop.frontend in feature-132 is not ready", "waits for shop.catalog: &lt;not ready&gt;");
        assertThat(text.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(text.text())
                .isEqualTo("shop.frontend in feature-132 is not ready\nwaits for shop.catalog: <not ready>\n");
        assertThat(fixture.routes.used).containsExactly("feature-132", "feature-132");
    }

    @Test
    void aRequestWakesASleepingNamespace() {
        fixture.routes.routes.put("frontend.feature-132", new Route.Asleep("feature-132", "shop.frontend"));

        Answer answer = fixture.get("frontend.feature-132.localhost", "/");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.text()).contains("Waking feature-132");
        assertThat(fixture.routes.woken).containsExactly("feature-132");
    }

    @Test
    void suggestsNearNamesForAnUnknownOne() {
        fixture.routes.ready("frontend", 1);
        fixture.routes.routes.put("other.elsewhere", new Route.Unknown());

        Answer answer = fixture.get("fronted.feature-132.localhost", "/");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("Nothing is called fronted.feature-132")
                .contains("href=\"http://frontend.feature-132.localhost:" + fixture.door.port() + "/\"")
                .doesNotContain("elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "192.168.1.7",
                "frontend.feature-132.localhost.evil.example"
            })
    void namesThatAreNotOursAreTurnedAway(String host) {
        fixture.routes.ready("frontend", 1);

        for (String path : new String[] {"/", "/-/namespaces.json", "/-/events"}) {
            Answer answer = fixture.get(host, path);
            assertThat(answer.status()).isEqualTo(421);
            assertThat(answer.text()).contains(host + " is not served here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: <script>.localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b.localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: user@localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost:80:80\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \r\n\r\n",
                "GET http://evil.example/ HTTP/1.1\r\nHost: frontend.feature-132.localhost\r\n\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: frontend.feature-132.localhost\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: frontend.feature-132.localhost\r\nTransfer-Encoding: gzip\r\n\r\n"
            })
    void whatIsNotAProperRequestIsRefused(String request) throws Exception {
        fixture.routes.ready("frontend", 1);

        assertThat(fixture.raw(request)).startsWith("HTTP/1.1 400");
    }

    @Test
    void anAppThatIsReplacedOnItsPortIsReachedAtOnce() throws Exception {
        int port = fixture.app(exchange -> reply(exchange, 200, "old"));
        fixture.routes.ready("frontend", port);
        assertThat(fixture.get("frontend.feature-132.localhost", "/").text()).isEqualTo("old");
        fixture.stopApps();

        fixture.app(port, exchange -> reply(exchange, 200, "new"));

        Answer answer =
                fixture.send(HttpMethod.POST, "frontend.feature-132.localhost", "/", Map.of(), Buffer.buffer("order"));
        assertThat(answer.text()).isEqualTo("new");
    }

    @Test
    void aTakenPortMeansTheNextFreeOne() throws Exception {
        DoorOptions same = DoorOptions.DEFAULT.withPort(fixture.door.port());
        try (FrontDoor second = FrontDoor.open(same, fixture.routes, fixture.content)) {
            assertThat(second.port()).isGreaterThan(fixture.door.port());
            assertThat(second.address("a.b")).isEqualTo("http://a.b.localhost:" + second.port() + "/");
        }
    }

    @Test
    void anAddressThatIsNotThisMachinesIsAnError() {
        DoorOptions elsewhere = new DoorOptions("192.0.2.1", 8080, "localhost");

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> FrontDoor.open(elsewhere, fixture.routes, fixture.content))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen at 192.0.2.1 port 8080");
    }
}
