import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The page customers see; all on it comes from the other apps, asked anew for each visit. */
public class Frontend {
    static final String GREETING = "Welcome";
    static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Tea shop</title>
            <style>
              :root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif; }
              body { max-width: 38rem; margin: 0 auto; padding: 2rem 1rem; }
              h1 { font-size: 1.8rem; line-height: 1.2; }
              table { width: 100%%; border-collapse: collapse; }
              th, td { padding: .5rem 0; border-bottom: 1px solid #8884; text-align: left; }
              td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
              .facts { color: #777; }
              @media (prefers-color-scheme: dark) { .facts { color: #aaa; } }
            </style>
            <h1>%s to the tea shop</h1>
            <p>Edition: <strong>%s</strong></p>
            <table>
            <thead><tr><th>Article</th><th>Price</th></tr></thead>
            <tbody>%s</tbody>
            <tfoot><tr><th>One of each</th><th>%s</th></tr></tfoot>
            </table>
            <p class="facts">Sold so far: %d. Bank: %s.</p>
            </html>
            """;

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> answer(exchange, "ok"));
        server.createContext("/process", exchange -> answer(exchange, "" + ProcessHandle.current().pid()));
        server.createContext("/", exchange -> answer(exchange, page()));
        server.start();
        System.out.println("frontend says " + GREETING);
    }

    static String page() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String line : get("CATALOG_URL", "/articles").split("\n")) {
            String[] article = line.split("\t");
            rows.append("<tr><td>").append(article[0]).append("</td><td>").append(euros(article[1])).append("</td></tr>");
        }
        return PAGE.formatted(
                GREETING,
                get("CATALOG_URL", "/edition"),
                rows,
                euros(get("BASKET_URL", "/total")),
                get("LEDGER_URL", "/sales").lines().count(),
                get("BILLING_URL", "/status"));
    }

    static String euros(String cents) {
        return String.format(Locale.ROOT, "%.2f \u20ac", Integer.parseInt(cents) / 100.0);
    }

    static String get(String app, String path) throws IOException {
        try (InputStream in = URI.create(System.getenv(app) + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
