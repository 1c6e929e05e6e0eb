package io.jenkins.plugins.completedflow.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import jenkins.security.MasterToSlaveCallable;

/**
 * Starts the daemon of the node it runs on, and returns when it answers. The daemon belongs neither to a build nor to the agent: it is its
 * own session's leader, no longer a child of anybody here, and knows nothing of the environment by which Jenkins finds a build's processes.
 */
final class DaemonStart extends MasterToSlaveCallable<String, IOException> {
    private static final long serialVersionUID = 1L;
    private static final int READY_SECONDS = 120;
    private static final int LAST_WORDS = 2_000;
    private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "LC_ALL");

    private final String root;
    private final String program;
    private final String home;
    private final String host;

    /**
     * @param root the node's own folder, in which builds may do what they like
     * @param program absolute path of the folder where {@code flow} is installed
     * @param home absolute path of the folder for all state
     * @param host the name by which browsers reach the node; null: by none
     */
    DaemonStart(String root, String program, String home, String host) {
        this.root = root;
        this.program = program;
        this.home = home;
        this.host = host;
    }

    /** Returns nothing of interest. */
    @Override
    public String call() throws IOException {
        refuseUnfit();
        Path folder = Files.createDirectories(Path.of(home));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(folder.resolve("watch.port")); // Left behind by one that was killed: nobody answers there.
        Path log = folder.resolve("daemon.log");
        try {
            awaitAnswer(launch(folder, log), log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the daemon started", e);
        }
        return "";
    }

    private void refuseUnfit() throws IOException {
        if (Runtime.version().feature() < 17) {
            throw new IOException(
                    "the agent runs on Java " + Runtime.version().feature() + " at " + System.getProperty("java.home")
                            + ", and flow needs 17 or later; start the agent with such a Java");
        }
        if (!home.startsWith("/")) {
            throw new IOException("the home '" + home + "' in the node's configuration is no absolute path");
        }
        if (Path.of(home).normalize().startsWith(Path.of(root).normalize())) {
            throw new IOException("the home " + home + " in the node's configuration lies in the folder " + root
                    + ", whose files builds may change; name a folder outside");
        }
        if (!Files.isExecutable(Path.of(program, "bin", "flow"))) {
            throw new IOException("there is no program bin/flow in " + program
                    + "; see the installations of flow under Manage Jenkins, Tools");
        }
    }

    private ProcessHandle launch(Path folder, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "log=$1; shift; setsid \"$@\" </dev/null >/dev/null 2>>\"$log\" & echo $!",
                "start",
                log.toString(),
                Path.of(program, "bin", "flow").toString(),
                "--home",
                home,
                "watch",
                "--on-request"));
        if (host != null) {
            command.addAll(List.of("--host", host));
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process starter = builder.start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(starter.getInputStream(), StandardCharsets.UTF_8))) {
            String pid = out.readLine();
            if (starter.waitFor() != 0 || pid == null) {
                throw new IOException("no process could be started on the node: "
                        + new String(starter.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            }
            Optional<ProcessHandle> daemon = ProcessHandle.of(Long.parseLong(pid.strip()));
            if (daemon.isEmpty()) {
                throw new IOException("the daemon ended at once" + lastWords(log));
            }
            return daemon.get();
        }
    }

    private void awaitAnswer(ProcessHandle daemon, Path log) throws IOException, InterruptedException {
        for (int tries = 0; tries < READY_SECONDS * 5; tries++) {
            if (answers()) {
                return;
            }
            if (!daemon.isAlive()) {
                throw new IOException("the daemon ended at once" + lastWords(log));
            }
            try {
                daemon.onExit()
                        .completeOnTimeout(daemon, 200, TimeUnit.MILLISECONDS)
                        .get();
            } catch (ExecutionException e) {
                throw new IOException("it cannot be seen whether the daemon runs", e.getCause());
            }
        }
        throw new IOException("the daemon, process " + daemon.pid() + ", does not answer within " + READY_SECONDS + " s"
                + lastWords(log));
    }

    private boolean answers() throws IOException {
        try {
            String port = Files.readString(Path.of(home, "watch.port")).strip();
            new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), Integer.parseInt(port)).close();
            return true;
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    private static String lastWords(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        String said = Files.readString(log);
        return "; " + log + " ends with: "
                + said.substring(Math.max(0, said.length() - LAST_WORDS)).strip();
    }
}
