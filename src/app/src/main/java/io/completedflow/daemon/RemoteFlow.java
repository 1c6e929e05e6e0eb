package io.completedflow.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.completedflow.log.Event;
import io.completedflow.view.Json;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.Overview;
import io.completedflow.view.PlanView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The daemon's namespaces, asked for over its socket: one connection for each call. */
final class RemoteFlow implements Flow {
    private final int port;
    private final String token;
    private final String repository;

    private RemoteFlow(int port, String token, String repository) {
        this.port = port;
        this.token = token;
        this.repository = repository;
    }

    /** The home's daemon, if the home says that one listens. */
    static Optional<RemoteFlow> of(Home home, String repository) throws IOException {
        if (!Files.exists(home.port()) || !Files.exists(home.token())) {
            return Optional.empty();
        }
        int port = Integer.parseInt(Files.readString(home.port()).strip());
        return Optional.of(new RemoteFlow(port, Files.readString(home.token()).strip(), repository));
    }

    @Override
    public Overview overview() throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.OVERVIEW, ""), content -> {}), Overview.class);
    }

    @Override
    public NamespaceView namespace(String name) throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.NAMESPACE, name), content -> {}), NamespaceView.class);
    }

    @Override
    public PlanView plan(CreateNamespace request) throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.PLAN, request), content -> {}), PlanView.class);
    }

    @Override
    public NamespaceView create(CreateNamespace request, Consumer<NamespaceView> progress) throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.CREATE, request), to(progress)), NamespaceView.class);
    }

    @Override
    public String delete(String name, Consumer<NamespaceView> progress) throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.DELETE, name), to(progress)), String.class);
    }

    @Override
    public String deleteEnvironment(String name, Consumer<NamespaceView> progress) throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.DELETE_ENVIRONMENT, name), to(progress)), String.class);
    }

    @Override
    public NamespaceView sleep(String name, Consumer<NamespaceView> progress) throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.SLEEP, name), to(progress)), NamespaceView.class);
    }

    @Override
    public NamespaceView wake(String name, Consumer<NamespaceView> progress) throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.WAKE, name), to(progress)), NamespaceView.class);
    }

    @Override
    public NamespaceView takeOver(String name, Consumer<NamespaceView> progress) throws FlowException {
        return value(ask(Call.of(token, repository, Call.Method.TAKE_OVER, name), to(progress)), NamespaceView.class);
    }

    @Override
    public void logs(String name, String app, int lastLines, boolean follow, Consumer<String> line)
            throws FlowException {
        Call call = Call.logs(token, repository, name, app, lastLines, follow);
        ask(call, content -> line.accept(content.textValue()));
    }

    @Override
    public List<Event> log(String name) throws FlowException {
        JsonNode result = ask(Call.of(token, repository, Call.Method.LOG, name), content -> {});
        try {
            return Json.COMPACT.treeToValue(result, new TypeReference<List<Event>>() {});
        } catch (JsonProcessingException e) {
            throw notUnderstood(e);
        }
    }

    /** Takes what comes before the result. */
    private interface Meanwhile {
        void take(JsonNode content) throws JsonProcessingException;
    }

    private static Meanwhile to(Consumer<NamespaceView> progress) {
        return content -> progress.accept(Json.COMPACT.treeToValue(content, NamespaceView.class));
    }

    private JsonNode ask(Call call, Meanwhile meanwhile) throws FlowException {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.getOutputStream()
                    .write((Json.COMPACT.writeValueAsString(call) + "\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Answer answer = Json.COMPACT.readValue(line, Answer.class);
                switch (answer.kind()) {
                    case RESULT -> {
                        return answer.content();
                    }
                    case REFUSAL -> throw refusal(answer.content());
                    case PROGRESS, LINE -> meanwhile.take(answer.content());
                }
            }
        } catch (JsonProcessingException e) {
            throw notUnderstood(e);
        } catch (IOException e) {
            throw gone(e);
        }
        throw gone(null);
    }

    private static FlowException refusal(JsonNode content) throws JsonProcessingException {
        Answer.Refusal refusal = Json.COMPACT.treeToValue(content, Answer.Refusal.class);
        return new FlowException(refusal.kind(), refusal.message(), refusal.mend());
    }

    private static FlowException gone(IOException cause) {
        return new FlowException(
                FlowException.Kind.FAILED,
                "the daemon hung up before it was done",
                "what was begun is continued when 'flow watch' runs again; see 'flow get namespaces'",
                cause);
    }

    private static FlowException notUnderstood(JsonProcessingException cause) {
        return new FlowException(
                FlowException.Kind.FAILED,
                "the daemon's answer is not understood: it may be of another version",
                "restart 'flow watch'",
                cause);
    }

    private static <T> T value(JsonNode result, Class<T> type) throws FlowException {
        try {
            return Json.COMPACT.treeToValue(result, type);
        } catch (JsonProcessingException e) {
            throw notUnderstood(e);
        }
    }

    @Override
    public void close() {
        // Each call has a connection of its own.
    }
}
