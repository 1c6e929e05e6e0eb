package io.completedflow.namespace.process;

import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeoutException;

/** An app's data: made and seeded once, taken over from a namespace before of the same name, kept when they are to outlive this one. */
final class DataSet {
    private static final int TAIL_LINES = 20;

    private final AppFolder folder;
    private final Path kept;
    private final Disk disk;

    /** @param kept where they are when they have outlived a namespace */
    DataSet(AppFolder folder, Path kept, Disk disk) {
        this.folder = folder;
        this.kept = kept;
        this.disk = disk;
    }

    /** Runs the seed command and returns its exit status. */
    @FunctionalInterface
    interface Seeding {
        int run() throws IOException, InterruptedException, TimeoutException;
    }

    /**
     * Makes sure the data are there. A new data set is seeded; should that fail or be interrupted, nothing is left of it.
     *
     * @throws LaunchException if seeding failed
     */
    void make(Seeding seeding) throws IOException, LaunchException, InterruptedException {
        boolean marked = Files.exists(folder.dataReady());
        if (marked && Files.exists(folder.data())) {
            return;
        }
        disk.remove(folder.data());
        if (Files.exists(kept)) {
            // The mark comes first: dying between the two must not make us take kept data for a half-made data set.
            disk.write(folder.dataReady(), new byte[0]);
            disk.move(kept, folder.data());
            return;
        }
        disk.remove(folder.dataReady());
        disk.makeFolder(folder.data());
        seed(seeding);
        disk.write(folder.dataReady(), new byte[0]);
    }

    private void seed(Seeding seeding) throws IOException, LaunchException, InterruptedException {
        OutputFile output = new OutputFile(folder.output(), Long.MAX_VALUE);
        long before = output.size();
        try {
            int status = seeding.run();
            if (status != 0) {
                throw new LaunchException(
                        "seed failed with exit status " + status, output.lastLinesSince(before, TAIL_LINES));
            }
        } catch (TimeoutException e) {
            throw new LaunchException("seed " + e.getMessage(), output.lastLinesSince(before, TAIL_LINES));
        }
    }

    /** Puts the data where they outlive the namespace; nothing if there are none, or they were put there already. */
    void keep(Clock clock) throws IOException {
        if (!Files.exists(folder.dataReady()) || !Files.exists(folder.data())) {
            return;
        }
        disk.makeFolder(kept.getParent());
        Path place = Files.exists(kept)
                ? kept.resolveSibling(kept.getFileName() + "-" + clock.instant().toEpochMilli())
                : kept;
        disk.move(folder.data(), place);
    }
}
