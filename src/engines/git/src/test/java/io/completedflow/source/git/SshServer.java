package io.completedflow.source.git;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real SSH server on loopback that lets in the holder of one throw-away key, as the user who runs the tests. */
final class SshServer {
    /** A name that a shell must be told with care. */
    private static final String KEYS = "it's for $keys";

    private final Path folder;
    private final Process process;
    private final int port;

    private SshServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Skips the test where no {@code sshd} is installed. */
    static SshServer start(Path folder) throws IOException, InterruptedException {
        Path sshd = Stream.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(sshd != null, "needs sshd (Debian: apt-get install openssh-server)");
        keyPair(folder.resolve("host"));
        Path keys = Files.createDirectories(folder.resolve(KEYS));
        keyPair(keys.resolve("user"));
        keyPair(keys.resolve("stranger"));
        Files.copy(keys.resolve("user.pub"), folder.resolve("authorized"));
        int port = freePort();
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host.pub")));
        Process process = new ProcessBuilder(
                        sshd.toString(),
                        "-D",
                        "-e",
                        "-f",
                        "/dev/null",
                        "-o",
                        "ListenAddress=127.0.0.1:" + port,
                        "-o",
                        "HostKey=" + folder.resolve("host"),
                        "-o",
                        "AuthorizedKeysFile=" + folder.resolve("authorized"),
                        "-o",
                        "PidFile=none",
                        "-o",
                        "StrictModes=no",
                        "-o",
                        "UsePAM=no",
                        "-o",
                        "PasswordAuthentication=no",
                        "-o",
                        "KbdInteractiveAuthentication=no",
                        "-o",
                        "PermitRootLogin=prohibit-password")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        SshServer started = new SshServer(folder, process, port);
        try {
            Awaitility.await().until(() -> !process.isAlive() || started.answers());
            assumeTrue(
                    process.isAlive(),
                    "needs an sshd that this user may start (as root: mkdir -p /run/sshd): "
                            + Files.readString(folder.resolve("sshd.log")));
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
        return started;
    }

    String address(Path repository) {
        return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + repository;
    }

    /** The command for an ssh that knows this server, unless {@code knownHosts} names other ones. */
    String command(Path knownHosts) {
        return "ssh -F /dev/null -o GlobalKnownHostsFile=/dev/null -o UserKnownHostsFile=" + knownHosts;
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    Path key(String name) {
        return folder.resolve(KEYS).resolve(name);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void keyPair(Path file) throws IOException, InterruptedException {
        List<String> command = List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("ssh-keygen failed");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void close() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
