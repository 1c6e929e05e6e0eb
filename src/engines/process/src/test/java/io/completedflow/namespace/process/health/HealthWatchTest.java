package io.completedflow.namespace.process.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.completedflow.config.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile Optional<String> answer = Optional.of("no");

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private HealthWatch watch(Duration deadline) {
        Health timing = new Health(new Health.Probe.Tcp(), deadline, Duration.ofMillis(20));
        return new HealthWatch(() -> answer, timing, threads, threads, new HealthWatch.Listener() {
            @Override
            public void ready() {
                told.add("ready");
            }

            @Override
            public void unhealthy(String reason) {
                told.add(reason);
            }
        });
    }

    @Test
    void tellsOnceThatItIsReadyAndThenThatItFails() {
        watch(Duration.ofMinutes(1)).beginStarting();
        answer = Optional.empty();
        await().until(() -> told.contains("ready"));
        answer = Optional.of("no more");
        await().until(() -> told.size() > 1);
        assertThat(told).containsExactly("ready", "failed its health check 3 times (no more)");
    }

    @Test
    void tellsThatItIsNotReadyInTime() {
        watch(Duration.ZERO).beginStarting();
        await().until(() -> !told.isEmpty());
        assertThat(told).containsExactly("not ready within 0 s (no)");
    }

    @Test
    void asksOverHttpAndTcp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int port = server.getAddress().getPort();
        for (int status : new int[] {200, 204, 302, 404, 503}) {
            server.createContext("/" + status, exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
        }
        server.start();
        try {
            for (String good : List.of("/200", "/204", "/302")) {
                assertThat(new HttpCheck(port, good).failure()).isEmpty();
            }
            assertThat(new HttpCheck(port, "/404").failure()).contains("GET /404: 404");
            assertThat(new HttpCheck(port, "/503").failure()).contains("GET /503: 503");
            assertThat(new TcpCheck(port).failure()).isEmpty();
        } finally {
            server.stop(0);
        }
        assertThat(new TcpCheck(port).failure()).isPresent();
        assertThat(new HttpCheck(port, "/").failure()).isPresent();
    }

    @Test
    void whatDoesNotSpeakHttpIsNotReady() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> {
                try (var peer = socket.accept()) {
                    peer.getOutputStream().write("SSH-2.0-x\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    told.add(e.toString());
                }
            });
            assertThat(new HttpCheck(socket.getLocalPort(), "/").failure()).contains("GET /: the answer is not HTTP");
        }
    }
}
