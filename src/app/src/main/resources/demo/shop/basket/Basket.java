import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What one of each article costs together; it asks the catalog for the prices. */
public class Basket {
    static final String CATALOG = System.getenv("CATALOG_URL");

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> answer(exchange, "ok"));
        server.createContext("/process", exchange -> answer(exchange, "" + ProcessHandle.current().pid()));
        server.createContext("/total", exchange -> answer(exchange, "" + total()));
        server.start();
        System.out.println("basket asks " + CATALOG);
    }

    static int total() throws IOException {
        return get(CATALOG + "/articles").lines().mapToInt(line -> Integer.parseInt(line.split("\t")[1])).sum();
    }

    static String get(String address) throws IOException {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
