package io.completedflow.door;

import static io.completedflow.door.DoorFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingTest {
    private static final String HOST = "frontend.feature-132.localhost";
    private static final int LARGE = 20 * 1024 * 1024;

    private final DoorFixture fixture = new DoorFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private WebSocketConnectOptions live() {
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        options.setHost("127.0.0.1").setPort(fixture.door.port()).setURI("/live");
        options.addHeader("Host", HOST + ":" + fixture.door.port());
        return options;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void largeBodiesArriveWholeInBothDirections() throws Exception {
        byte[] sent = noise(LARGE);
        int port = fixture.app(exchange -> {
            try (exchange) {
                byte[] got = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(got);
            }
        });
        fixture.routes.ready("frontend", port);

        var answer = fixture.send(HttpMethod.POST, HOST, "/", Map.of(), Buffer.buffer(sent));

        assertThat(digest(answer.body().getBytes())).isEqualTo(digest(sent));
    }

    @Test
    void aClientThatWaitsToBeToldToGoOnIsTold() throws Exception {
        int port = fixture.app(exchange -> {
            try (exchange) {
                byte[] got = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, got.length);
                exchange.getResponseBody().write(got);
            }
        });
        fixture.routes.ready("frontend", port);
        Promise<Void> toldToGoOn = Promise.promise();

        var request = result(fixture.client.request(fixture.at(HOST, "/").setMethod(HttpMethod.PUT)));
        request.putHeader("Expect", "100-continue").putHeader("Content-Length", "5");
        request.continueHandler(go -> toldToGoOn.complete());
        var response = request.response().compose(HttpClientResponse::body);
        result(request.sendHead());
        result(toldToGoOn.future());
        result(request.end("hello"));

        assertThat(result(response).toString()).isEqualTo("hello");
    }

    /** A reader that does not read must stop the writer, or our memory would hold what the app can write. */
    @Test
    void aSlowReaderHoldsTheAppBack() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        int port = fixture.app(exchange -> {
            byte[] block = noise(64 * 1024);
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 16 * 200; i++) {
                    out.write(block);
                    written.addAndGet(block.length);
                }
            } finally {
                ended.countDown();
            }
        });
        fixture.routes.ready("frontend", port);

        HttpClientResponse response = result(fixture.client
                .request(fixture.at(HOST, "/"))
                .compose(request -> request.send())
                .onSuccess(HttpClientResponse::pause));
        AtomicLong before = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(() -> before.getAndSet(written.get()) == written.get());
        assertThat(written.get()).isLessThan(64L * 1024 * 1024);

        // A client that leaves ends the app's request too.
        response.request().reset();
        assertThat(ended.await(DoorFixture.SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eventsArriveAsTheyAreSentAndTheStreamOpensBeforeTheFirst() {
        CopyOnWriteArrayList<HttpServerResponse> streams = new CopyOnWriteArrayList<>();
        CountDownLatch left = new CountDownLatch(1);
        var app = result(fixture.vertx
                .createHttpServer()
                .requestHandler(request -> {
                    request.response()
                            .putHeader("Content-Type", "text/event-stream")
                            .setChunked(true)
                            .writeHead();
                    request.response().closeHandler(closed -> left.countDown());
                    streams.add(request.response());
                })
                .listen(0, "127.0.0.1"));
        fixture.routes.ready("frontend", app.actualPort());
        List<String> got = new CopyOnWriteArrayList<>();

        HttpClientResponse response = result(fixture.client
                .request(fixture.at(HOST, "/"))
                .compose(request -> request.send())
                .onSuccess(opened -> opened.handler(chunk -> got.add(chunk.toString()))));
        assertThat(response.getHeader("Content-Type")).isEqualTo("text/event-stream");
        for (int i = 1; i <= 3; i++) {
            int count = i;
            result(streams.get(0).write("data: " + i + "\n\n"));
            await().until(() -> got.size() == count);
        }
        assertThat(got).containsExactly("data: 1\n\n", "data: 2\n\n", "data: 3\n\n");
        response.request().reset();
        await().until(() -> left.getCount() == 0);
    }

    @Test
    void webSocketsTalkBothWays() {
        var app = result(fixture.vertx
                .createHttpServer()
                .webSocketHandler(socket -> {
                    // At once, so that it may arrive together with the handshake.
                    socket.writeTextMessage("welcome " + socket.headers().get("Host") + " "
                            + socket.headers().get("X-Forwarded-For"));
                    socket.textMessageHandler(text -> {
                        if (text.equals("bye")) {
                            socket.close((short) 4000, "as asked");
                        } else {
                            socket.writeTextMessage("echo " + text.length());
                        }
                    });
                })
                .listen(0, "127.0.0.1"));
        fixture.routes.ready("frontend", app.actualPort());
        List<String> got = new CopyOnWriteArrayList<>();
        Promise<Void> closed = Promise.promise();

        WebSocket socket =
                result(fixture.webSockets.connect(live()).onSuccess(opened -> opened.textMessageHandler(got::add)
                        .closeHandler(closed::complete)));
        await().until(() -> got.size() == 1);
        assertThat(got.get(0)).isEqualTo("welcome " + HOST + ":" + fixture.door.port() + " 127.0.0.1");
        result(socket.writeTextMessage("x".repeat(50_000)));
        await().until(() -> got.size() == 2);
        assertThat(got.get(1)).isEqualTo("echo 50000");
        result(socket.writeTextMessage("bye"));
        result(closed.future());
        assertThat(socket.closeStatusCode()).isEqualTo((short) 4000);
        assertThat(fixture.routes.used).containsExactly("feature-132");
    }

    @Test
    void aRefusedWebSocketHandshakeKeepsTheAppsAnswer() throws Exception {
        int port = fixture.app(exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(401, 6);
                exchange.getResponseBody().write("log in".getBytes(StandardCharsets.UTF_8));
            }
        });
        fixture.routes.ready("frontend", port);

        UpgradeRejectedException refused = refusedHandshake();

        assertThat(refused.getStatus()).isEqualTo(401);
        assertThat(refused.getBody().toString()).isEqualTo("log in");
    }

    @Test
    void aWebSocketToAnAppThatIsGoneIsRefused() throws Exception {
        int port = fixture.app(exchange -> {});
        fixture.stopApps();
        fixture.routes.ready("frontend", port);

        assertThat(refusedHandshake().getStatus()).isEqualTo(502);
    }

    private UpgradeRejectedException refusedHandshake() {
        var attempt = fixture.webSockets.connect(live());
        await().until(attempt::isComplete);
        assertThat(attempt.cause()).isInstanceOf(UpgradeRejectedException.class);
        return (UpgradeRejectedException) attempt.cause();
    }

    /** A client that shakes hands and then reads nothing. */
    @Test
    void aSlowWebSocketReaderHoldsTheAppBack() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch left = new CountDownLatch(1);
        Buffer block = Buffer.buffer(noise(32 * 1024));
        var app = result(fixture.vertx
                .createHttpServer()
                .webSocketHandler(socket -> {
                    socket.closeHandler(closed -> left.countDown());
                    fill(socket, block, written);
                })
                .listen(0, "127.0.0.1"));
        fixture.routes.ready("frontend", app.actualPort());

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), fixture.door.port())) {
            client.getOutputStream()
                    .write(("GET /live HTTP/1.1\r\nHost: " + HOST + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 101");
            AtomicLong before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> before.getAndSet(written.get()) == written.get());
            assertThat(written.get()).isPositive();
            assertThat(left.getCount()).isEqualTo(1);
        }
        assertThat(left.await(DoorFixture.SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Writes for as long as what was written goes out. */
    private void fill(ServerWebSocket socket, Buffer block, AtomicLong written) {
        socket.writeBinaryMessage(block).onSuccess(gone -> {
            written.addAndGet(block.length());
            // Not at once: a write that succeeds at once would fill the stack.
            fixture.vertx.runOnContext(next -> fill(socket, block, written));
        });
    }

    @Test
    void aThousandRequestsAtOnceAreAllAnswered() throws Exception {
        int port = fixture.app(exchange -> {
            try (exchange;
                    InputStream in = exchange.getRequestBody()) {
                in.readAllBytes();
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            }
        });
        fixture.routes.ready("frontend", port);
        var answers = new java.util.ArrayList<io.vertx.core.Future<Buffer>>();
        for (int i = 0; i < 1000; i++) {
            answers.add(fixture.client
                    .request(fixture.at(HOST, "/" + i))
                    .compose(request -> request.send())
                    .compose(HttpClientResponse::body));
        }
        for (var answer : answers) {
            assertThat(result(answer).toString()).isEqualTo("ok");
        }
    }
}
