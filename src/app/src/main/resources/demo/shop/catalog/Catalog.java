import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the shop sells: one line for each article, with its price in cents. */
public class Catalog {
    static final String EDITION = "spring";

    static Map<String, Integer> articles() {
        Map<String, Integer> articles = new LinkedHashMap<>();
        articles.put("teapot", 2900);
        articles.put("cup", 700);
        articles.put("spoon", 350);
        return articles;
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 1 && args[0].equals("--test")) {
            test();
            return;
        }
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> answer(exchange, "ok"));
        server.createContext("/process", exchange -> answer(exchange, "" + ProcessHandle.current().pid()));
        server.createContext("/edition", exchange -> answer(exchange, EDITION));
        server.createContext("/articles", exchange -> answer(exchange, list()));
        server.start();
        System.out.println("catalog of " + EDITION + " is open");
    }

    static String list() {
        StringBuilder lines = new StringBuilder();
        articles().forEach((name, price) -> lines.append(name).append('\t').append(price).append('\n'));
        return lines.toString();
    }

    static void test() {
        articles().forEach((name, price) -> {
            if (price <= 0) {
                System.err.println("the price of " + name + " must be above 0, but is " + price);
                System.exit(1);
            }
        });
        System.out.println("all prices are above 0");
    }

    static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
