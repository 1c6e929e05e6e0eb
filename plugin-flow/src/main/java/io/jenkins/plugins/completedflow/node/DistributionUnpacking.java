package io.jenkins.plugins.completedflow.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jenkins.security.MasterToSlaveCallable;

/** Unpacks a distribution on the node it runs on, if it arrived whole; in place there is all of it or nothing. */
final class DistributionUnpacking extends MasterToSlaveCallable<String, IOException> {
    private static final long serialVersionUID = 1L;

    private final String archive;
    private final String sha256;
    private final String target;

    /**
     * @param archive absolute path of the archive, which is deleted
     * @param sha256 what it must be
     * @param target absolute path of the folder to be, which is not there
     */
    DistributionUnpacking(String archive, String sha256, String target) {
        this.archive = archive;
        this.sha256 = sha256;
        this.target = target;
    }

    /** Returns nothing of interest. */
    @Override
    public String call() throws IOException {
        Path file = Path.of(archive);
        try {
            String arrived = Sha256.of(file);
            if (!arrived.equals(sha256)) {
                throw new IOException("the distribution of flow did not arrive whole: its SHA-256 is " + arrived
                        + " here and " + sha256 + " on the controller");
            }
            Path fresh = Files.createTempDirectory(file.getParent(), "unpacking");
            run("tar", "-xzf", archive, "-C", fresh.toString(), "--strip-components=1", "--no-same-owner");
            Files.move(fresh, Path.of(target), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(file);
        }
        return "";
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + " failed on the node: " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a distribution was unpacked", e);
        }
    }
}
