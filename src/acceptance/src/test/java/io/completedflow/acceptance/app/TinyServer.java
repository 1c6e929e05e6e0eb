package io.completedflow.acceptance.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * An HTTP server that starts in a blink. {@code /} is the file {@code page.txt}, {@code /pid} its process, {@code /has/NAME} whether its
 * environment has a variable, {@code /via/NAME} what the address in that variable answers, {@code /stream} an endless stream of
 * events, {@code /socket} a WebSocket that echoes. Should it run twice on one data set, it leaves a file {@code twice} there.
 */
public final class TinyServer {
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private TinyServer() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        Path data = Path.of(System.getenv("DATA_DIR"));
        try (FileChannel file =
                        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = file.tryLock()) {
            if (alone == null) {
                Files.writeString(
                        data.resolve("twice"),
                        "process " + ProcessHandle.current().pid() + "\n");
            }
            serve(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        }
    }

    private static void serve(ServerSocket server) throws IOException {
        System.out.println("serving");
        while (true) {
            Socket caller = server.accept();
            Thread conversation = new Thread(() -> converse(caller));
            conversation.setDaemon(true);
            conversation.start();
        }
    }

    private static void converse(Socket caller) {
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            String path = in.readLine().split(" ")[1];
            String key = "";
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            answer(caller, path, key);
        } catch (IOException | NoSuchAlgorithmException | NullPointerException gone) {
            System.out.println("a caller has gone: " + gone);
        }
    }

    private static void answer(Socket caller, String path, String key) throws IOException, NoSuchAlgorithmException {
        OutputStream out = caller.getOutputStream();
        if (path.equals("/socket")) {
            echo(caller, key);
        } else if (path.equals("/stream")) {
            stream(out);
        } else {
            byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
            String type = path.endsWith(".html") ? "text/html" : "text/plain";
            send(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Length: " + body.length
                            + "\r\nConnection: close\r\n\r\n");
            out.write(body);
        }
    }

    private static String body(String path) throws IOException {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/pid")) {
            return Long.toString(ProcessHandle.current().pid());
        } else if (path.startsWith("/has/")) {
            return System.getenv(last) == null ? "no" : "yes";
        } else if (path.startsWith("/via/")) {
            try (InputStream in = URI.create(System.getenv(last) + "/").toURL().openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return Files.readString(Path.of(last.isEmpty() ? "page.txt" : last));
    }

    /** An event now, and the next when the caller has long gone. */
    private static void stream(OutputStream out) throws IOException {
        send(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: tick\n\n");
        synchronized (out) {
            try {
                out.wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Sends back each short message; frames of a browser are masked. */
    private static void echo(Socket caller, String key) throws IOException, NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.UTF_8));
        OutputStream out = caller.getOutputStream();
        send(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n");
        InputStream in = caller.getInputStream();
        for (int kind = in.read(); (kind & 0x0f) == 1; kind = in.read()) {
            int length = in.read() & 0x7f;
            byte[] mask = in.readNBytes(4);
            byte[] text = in.readNBytes(length);
            for (int i = 0; i < length; i++) {
                text[i] ^= mask[i % 4];
            }
            out.write(new byte[] {(byte) 0x81, (byte) length});
            out.write(text);
            out.flush();
        }
    }

    private static void send(OutputStream out, String head) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
