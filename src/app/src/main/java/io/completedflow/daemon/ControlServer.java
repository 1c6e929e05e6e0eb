package io.completedflow.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.completedflow.request.RequestDesk;
import io.completedflow.view.Json;
import io.completedflow.view.NamespaceView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The daemon's ear on the loopback interface. A first line {@code notify TAB repository TAB branch} is a notice, which only makes a poll
 * happen now and so needs no proof; any other is a {@link Call}, which must hold the home's token.
 */
final class ControlServer implements AutoCloseable {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int SILENT_MILLIS = 10_000;

    private final Home home;
    private final ServerSocket socket;
    private final String token;
    private final BiConsumer<String, String> notice;
    private final Function<String, Flow> flows;
    private final ShortCalls shortCalls;
    private final ExecutorService conversations = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "flow-conversation");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Listens, and says where in the home.
     *
     * @param notice told of each notice: repository and branch
     * @param flows answers the calls about a product repository
     * @param requests answers those who may ask again
     */
    ControlServer(Home home, BiConsumer<String, String> notice, Function<String, Flow> flows, RequestDesk requests)
            throws IOException {
        this.home = home;
        this.notice = notice;
        this.flows = flows;
        this.shortCalls = new ShortCalls(requests);
        this.token = newToken();
        this.socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 512);
        publish(home.token(), token);
        publish(home.port(), Integer.toString(socket.getLocalPort()));
        conversations.execute(this::accept);
    }

    private static String newToken() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void publish(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                answer(socket.accept());
            } catch (IOException closed) {
                return; // Closing the socket is how this loop is ended.
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        try {
            conversations.execute(() -> converse(caller));
        } catch (RejectedExecutionException closing) {
            caller.close(); // It came in while this was closed; left open, it would wait for ever.
        }
    }

    private void converse(Socket caller) {
        try (caller) {
            caller.setSoTimeout(SILENT_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            Writer out = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8);
            String first = line(in);
            if (first.startsWith("notify\t")) {
                notified(first, out);
            } else {
                called(first, out, caller);
            }
        } catch (IOException gone) {
            // The caller has hung up or never spoke: there is nobody left to tell.
        }
    }

    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private void notified(String line, Writer out) throws IOException {
        String[] words = line.split("\t", -1);
        if (words.length != 3) {
            out.write("refused: expected 'notify', the repository and the branch, separated by tabs\n");
        } else {
            notice.accept(words[1], words[2]);
            out.write("ok\n");
        }
        out.flush();
    }

    private void called(String line, Writer out, Socket caller) throws IOException {
        JsonNode said;
        try {
            said = Json.COMPACT.readTree(line);
        } catch (JsonProcessingException notOurs) {
            return; // Not one of ours (a browser, a port scan): hang up without a word.
        }
        if (!isToken(said.path("token").asText())) {
            return;
        }
        caller.setSoTimeout(0);
        Future<?> hangUp = interruptWhenGone(caller, Thread.currentThread());
        try {
            send(out, Answer.result(answer(understood(said), out)));
        } catch (FlowException e) {
            send(out, Answer.refusal(e));
        } catch (InterruptedException hungUp) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException hungUp) {
            throw hungUp.getCause();
        } finally {
            hangUp.cancel(true);
        }
    }

    private static Call understood(JsonNode said) throws FlowException {
        try {
            return Json.COMPACT.treeToValue(said, Call.class);
        } catch (JsonProcessingException e) {
            throw new FlowException(
                    FlowException.Kind.REFUSED, "the call is not understood: " + e.getOriginalMessage(), "", e);
        }
    }

    private boolean isToken(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** A caller says nothing after its call; the end of its stream means that nobody waits for the answer. */
    private Future<?> interruptWhenGone(Socket caller, Thread conversation) {
        return conversations.submit(() -> {
            try {
                while (caller.getInputStream().read() >= 0) {
                    // What a caller says after its call means nothing.
                }
                conversation.interrupt();
            } catch (IOException closed) {
                if (!caller.isClosed()) { // Not by us, at the end of the conversation: the caller broke off.
                    conversation.interrupt();
                }
            }
        });
    }

    private JsonNode answer(Call call, Writer out) throws FlowException, InterruptedException {
        if (ShortCalls.METHODS.contains(call.method())) {
            return json(shortCalls.answer(call));
        }
        Flow flow = flows.apply(call.repository());
        Consumer<NamespaceView> progress = view -> send(out, Answer.progress(view));
        return switch (call.method()) {
            case OVERVIEW -> json(flow.overview());
            case NAMESPACE -> json(flow.namespace(call.name()));
            case PLAN -> json(flow.plan(call.request()));
            case CREATE -> json(flow.create(call.request(), progress));
            case DELETE -> json(flow.delete(call.name(), progress));
            case DELETE_ENVIRONMENT -> json(flow.deleteEnvironment(call.name(), progress));
            case SLEEP -> json(flow.sleep(call.name(), progress));
            case WAKE -> json(flow.wake(call.name(), progress));
            case TAKE_OVER -> json(flow.takeOver(call.name(), progress));
            case LOGS -> {
                Consumer<String> line = each -> send(out, Answer.line(each));
                flow.logs(call.name(), call.app().orElseThrow(), call.lines(), call.follow(), line);
                yield NullNode.getInstance();
            }
            case LOG -> json(flow.log(call.name()));
            case SUBMIT, CHANGES -> throw new IllegalStateException("answered above");
        };
    }

    private static JsonNode json(Object value) {
        return Json.COMPACT.valueToTree(value);
    }

    /** @throws UncheckedIOException if the caller has hung up */
    private static void send(Writer out, Answer answer) {
        try {
            synchronized (out) {
                out.write(Json.COMPACT.writeValueAsString(answer));
                out.write('\n');
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(home.port());
        Files.deleteIfExists(home.token());
        socket.close();
        conversations.shutdownNow();
    }
}
