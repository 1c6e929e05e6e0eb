package io.completedflow.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls apps as a browser does, but finds every {@code *.localhost} on this machine, which not every system does by itself. */
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String THIS_MACHINE = "127.0.0.1";
    private final HttpClient client;

    Visitor() {
        // The JDK lets nobody set 'Host' unless told so before its client is first used.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * The text of a page.
     *
     * @param address such as {@code http://frontend.feature-132.localhost:8080}
     * @throws NotAsToldException if it answers anything but 200
     */
    String get(String address, String path) throws IOException, InterruptedException, NotAsToldException {
        return call("GET", address, path, BodyPublishers.noBody());
    }

    String post(String address, String path, String body) throws IOException, InterruptedException, NotAsToldException {
        return call("POST", address, path, BodyPublishers.ofString(body));
    }

    /** Whether something accepts connections there. */
    boolean answers(String address) {
        URI uri = URI.create(address);
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort()), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private String call(String method, String address, String path, BodyPublisher body)
            throws IOException, InterruptedException, NotAsToldException {
        URI uri = URI.create(address);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + THIS_MACHINE + ":" + uri.getPort() + path))
                .header("Host", uri.getRawAuthority())
                .timeout(PATIENCE)
                .method(method, body)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new NotAsToldException(address + path + " answers " + answer.statusCode() + ": "
                    + answer.body().strip());
        }
        return answer.body();
    }
}
