package io.jenkins.plugins.completedflow.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.security.MasterToSlaveCallable;

/**
 * Says lines of JSON to the daemon of the node it runs on, each over a connection of its own, and returns the lines it answers. Each line
 * is an object, to which the daemon's token is added here, so that it never leaves the node.
 */
final class DaemonCall extends MasterToSlaveCallable<List<String>, IOException> {
    private static final long serialVersionUID = 1L;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;

    private final String home;
    private final ArrayList<String> lines;

    /** There is no daemon to talk to. */
    static final class DownException extends IOException {
        private static final long serialVersionUID = 1L;

        DownException(String home, IOException cause) {
            super("no daemon answers in " + home, cause);
        }
    }

    DaemonCall(String home, List<String> lines) {
        this.home = home;
        this.lines = new ArrayList<>(lines);
    }

    @Override
    public List<String> call() throws IOException {
        ArrayList<String> answers = new ArrayList<>();
        for (String line : lines) {
            answers.add(ask(line));
        }
        return answers;
    }

    private String ask(String line) throws IOException {
        try (Socket socket = new Socket()) {
            String port = Files.readString(Path.of(home, "watch.port")).strip();
            String token = Files.readString(Path.of(home, "watch.token")).strip();
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            socket.connect(new InetSocketAddress(loopback, Integer.parseInt(port)), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            String said = "{\"token\":\"" + token + "\"," + line.substring(1) + "\n";
            socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String answer = in.readLine();
            if (answer == null) {
                throw new IOException("the daemon in " + home + " hung up");
            }
            return answer;
        } catch (NoSuchFileException | ConnectException e) {
            throw new DownException(home, e);
        }
    }
}
