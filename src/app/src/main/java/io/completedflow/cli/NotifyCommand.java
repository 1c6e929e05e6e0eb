package io.completedflow.cli;

import io.completedflow.daemon.FlowException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "notify",
        description = {
            "Tell the daemon that a branch was pushed to, so that it looks now and not at its next poll.",
            "A lost notice costs only time: a poll finds the push. Without options it starts no Java and takes a few"
                    + " milliseconds. FLOW_NOTIFY=HOST:PORT names a daemon other than the home's."
        },
        footer = {
            "",
            "Examples:",
            "  flow notify /srv/git/catalog.git feature-132",
            "A post-receive hook's one line:",
            "  while read -r old new ref; do flow notify \"$PWD\" \"$${ref#refs/heads/}\"; done"
        })
final class NotifyCommand implements Callable<Integer> {
    private static final int PATIENCE_MILLIS = 10_000;
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "REPO",
            description = "Address of the repository, as the flow file resolves it.")
    private String repository;

    @Parameters(index = "1", paramLabel = "BRANCH", description = "Full name of the branch.")
    private String branch;

    @Mixin
    private OutputOption output;

    NotifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws FlowException {
        String answer = ask(daemon(), "notify\t" + printable(repository) + "\t" + printable(branch) + "\n");
        if (!answer.equals("ok")) {
            throw new FlowException(
                    FlowException.Kind.FAILED,
                    "notify: " + (answer.isEmpty() ? "no answer" : answer),
                    "a poll will find the push");
        }
        if (output.json()) {
            session.json(Map.of("noticed", true));
        }
        return ExitCode.OK.status();
    }

    private static String printable(String word) throws FlowException {
        if (word.isEmpty() || word.chars().anyMatch(Character::isISOControl)) {
            throw new FlowException(
                    FlowException.Kind.REFUSED,
                    "notify: a name is empty or has a line end or a tab in it",
                    "no Git repository or branch has such a name");
        }
        return word;
    }

    private InetSocketAddress daemon() throws FlowException {
        String address = session.environment().getOrDefault("FLOW_NOTIFY", "");
        if (address.isEmpty() || session.options().home != null) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
        }
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new FlowException(
                    FlowException.Kind.REFUSED, "notify: FLOW_NOTIFY is '" + address + "'", "expected HOST:PORT");
        }
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    private int port() throws FlowException {
        Path file = session.home().resolve("watch.port");
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            throw new FlowException(
                    FlowException.Kind.FAILED,
                    "no daemon runs in " + session.home(),
                    "'flow watch' starts one; its first poll finds the push",
                    e);
        }
    }

    private static String ask(InetSocketAddress daemon, String notice) throws FlowException {
        try (Socket socket = new Socket()) {
            socket.connect(daemon, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(notice.getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return answer == null ? "" : answer;
        } catch (IOException e) {
            throw new FlowException(
                    FlowException.Kind.FAILED,
                    "no daemon answers at " + daemon.getHostString() + ":" + daemon.getPort(),
                    "a poll will find the push once 'flow watch' runs again",
                    e);
        }
    }
}
