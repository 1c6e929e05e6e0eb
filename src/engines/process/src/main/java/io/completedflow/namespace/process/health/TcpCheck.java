package io.completedflow.namespace.process.health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Asks whether a port of this machine accepts connections. */
public record TcpCheck(int port) implements HealthCheck {
    static final int PATIENCE_MILLIS = 5_000;

    @Override
    public Optional<String> failure() {
        try (Socket socket = new Socket()) {
            socket.connect(address(port), PATIENCE_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("port " + port + ": " + e.getMessage());
        }
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
