import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The shop's memory: what was sold, one line each, kept in $DATA_DIR. */
public class Ledger {
    static final Path SALES = Path.of(System.getenv("DATA_DIR"), "sales.txt");

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> answer(exchange, "ok"));
        server.createContext("/process", exchange -> answer(exchange, "" + ProcessHandle.current().pid()));
        server.createContext("/sales", Ledger::sales);
        server.start();
        System.out.println("ledger keeps " + SALES);
    }

    static synchronized void sales(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            byte[] sale = exchange.getRequestBody().readAllBytes();
            String line = new String(sale, StandardCharsets.UTF_8).strip() + "\n";
            Files.writeString(SALES, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        answer(exchange, Files.exists(SALES) ? Files.readString(SALES) : "");
    }

    static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
