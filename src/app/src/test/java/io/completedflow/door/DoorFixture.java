package io.completedflow.door;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real front door on a free port, real apps behind it, and a client that asks for any host at it. */
final class DoorFixture implements AutoCloseable {
    static final long SECONDS = 20;

    final Vertx vertx = Vertx.vertx();
    final HttpClient client = vertx.createHttpClient();
    /** Kept, as one that nobody holds is closed by the garbage collector. */
    final WebSocketClient webSockets = vertx.createWebSocketClient();

    final FakeRoutes routes = new FakeRoutes();
    final FakeContent content = new FakeContent();
    final FrontDoor door;
    private final List<HttpServer> apps = new ArrayList<>();

    DoorFixture() {
        try {
            door = FrontDoor.open(DoorOptions.DEFAULT.withPort(0), routes, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer with its whole body. */
    record Answer(int status, Map<String, String> headers, Buffer body) {
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        String text() {
            return body.toString();
        }
    }

    /** Starts an app and gives its port. */
    int app(HttpHandler handler) throws IOException {
        return app(0, handler);
    }

    int app(int port, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", handler);
        server.start();
        apps.add(server);
        return server.getAddress().getPort();
    }

    RequestOptions at(String host, String path) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(door.port(), "127.0.0.1"))
                .setHost(host)
                .setPort(door.port())
                .setURI(path);
    }

    Answer get(String host, String path) {
        return get(host, path, Map.of("Accept", "text/html"));
    }

    Answer get(String host, String path, Map<String, String> headers) {
        return send(HttpMethod.GET, host, path, headers, Buffer.buffer());
    }

    Answer send(HttpMethod method, String host, String path, Map<String, String> headers, Buffer body) {
        return result(client.request(at(host, path).setMethod(method))
                .compose(request -> {
                    headers.forEach(request::putHeader);
                    return body.length() > 0 ? request.send(body) : request.send();
                })
                .compose(DoorFixture::answer));
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return response.body().map(body -> new Answer(response.statusCode(), headers, body));
    }

    /** Sends bytes as they are, and gives the first line of the answer. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(SECONDS));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }

    static <T> T result(Future<T> future) {
        try {
            return future.await(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + SECONDS + " s", e);
        }
    }

    void stopApps() {
        apps.forEach(app -> app.stop(0));
        apps.clear();
    }

    @Override
    public void close() {
        door.close();
        stopApps();
        result(vertx.close());
    }
}
