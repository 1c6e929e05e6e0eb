package io.completedflow.namespace.process.health;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks whether GET of a path on a port of this machine answers 2xx or 3xx. Only the status line is read: the JDK's HTTP client, with
 * its threads and pools, is far too much for that.
 */
public record HttpCheck(int port, String path) implements HealthCheck {
    private static final Pattern STATUS = Pattern.compile("HTTP/\\S+ (\\d{3})\\b.*");

    @Override
    public Optional<String> failure() {
        try (Socket socket = new Socket()) {
            socket.connect(TcpCheck.address(port), TcpCheck.PATIENCE_MILLIS);
            socket.setSoTimeout(TcpCheck.PATIENCE_MILLIS);
            socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return judge(answer.readLine());
        } catch (IOException e) {
            return Optional.of("GET " + path + ": " + e.getMessage());
        }
    }

    private String request() {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUser-Agent: completed-flow\r\nConnection: close\r\n\r\n";
    }

    private Optional<String> judge(String line) {
        if (line == null) {
            return Optional.of("GET " + path + ": no answer");
        }
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return Optional.of("GET " + path + ": the answer is not HTTP");
        }
        char kind = status.group(1).charAt(0);
        return kind == '2' || kind == '3' ? Optional.empty() : Optional.of("GET " + path + ": " + status.group(1));
    }
}
