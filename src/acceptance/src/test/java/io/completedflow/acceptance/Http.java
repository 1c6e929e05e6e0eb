package io.completedflow.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** GET requests to this machine, with any host name. */
final class Http {
    private Http() {}

    /** Body of the page at an address such as {@code http://127.0.0.1:20001}. */
    static String get(String address, String path) {
        URI uri = URI.create(address);
        try {
            return get(uri.getPort(), uri.getRawAuthority(), path);
        } catch (IOException e) {
            throw new UncheckedIOException(address + path, e);
        }
    }

    /** @throws IOException if nobody answers, or answers anything but 200 */
    static String get(int port, String host, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Product.PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.matches("(?s)HTTP/1\\.[01] 200 .*")) {
                throw new IOException(host + path + " answers " + answer);
            }
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
