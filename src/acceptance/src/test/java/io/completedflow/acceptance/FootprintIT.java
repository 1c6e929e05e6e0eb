package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintIT {
    private static final long LIMIT_KIB = 150 * 1024;

    @Test
    void anIdleDaemonIsSmall(@TempDir Path folder) throws IOException {
        try (Product product = Product.ofChain(folder, "update: { every: 1s }", "back", "front")) {
            Daemon daemon = product.watch();
            String commit = product.repository("back").push("feature", Map.of("page.txt", "one"));
            product.awaitReady("feature", "back", commit);

            long kib = residentKib(daemon.pid());

            System.out.println("idle flow watch: " + kib / 1024 + " MiB resident; the limit is " + LIMIT_KIB / 1024);
            assertThat(kib).isLessThan(LIMIT_KIB);
        }
    }

    private static long residentKib(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
