package io.completedflow.door;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrowserPresenceTest {
    @Test
    void browserTestsRun() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/chromium")),
                "no browser test was run: /usr/bin/chromium is missing; on Debian: apt-get install chromium");
    }
}
