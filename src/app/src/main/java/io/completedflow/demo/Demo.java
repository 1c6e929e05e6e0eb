package io.completedflow.demo;

import io.completedflow.daemon.FlowException;
import io.completedflow.daemon.Flows;
import io.completedflow.terminal.ClearingUp;
import io.completedflow.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells the story, and leaves nothing behind however it ends. */
public final class Demo {
    private final Flows flows;
    private final Terminal terminal;

    public Demo(Flows flows, Terminal terminal) {
        this.flows = flows;
        this.terminal = terminal;
    }

    /**
     * @param launcher what the repositories' hooks call to notify the daemon
     * @param doorPort the front door's port, if it is free
     * @param keep whether to leave all running until Ctrl-C
     * @param json whether each step is told as one line of JSON
     * @return whether all held
     */
    public boolean run(Optional<Path> launcher, int doorPort, boolean keep, boolean json)
            throws IOException, InterruptedException {
        ClearingUp clearingUp = new ClearingUp("demo");
        try {
            return tell(new Narration(terminal, json), launcher, doorPort, keep);
        } finally {
            clearingUp.done();
        }
    }

    private boolean tell(Narration narration, Optional<Path> launcher, int doorPort, boolean keep)
            throws IOException, InterruptedException {
        Instant start = Instant.now();
        ShopWorld world = new ShopWorld(flows);
        boolean held;
        try {
            held = holds(new DemoStory(world, narration, terminal), launcher, doorPort);
            if (held && keep) {
                narration.say("kept running: " + world.watch().door() + "/  (Ctrl-C ends it and removes everything)");
                world.watch().await();
            }
        } finally {
            boolean interrupted = Thread.interrupted(); // Clearing up is not to be cut short by what ended the story.
            clearUp(world);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        long seconds = Duration.between(start, Instant.now()).toSeconds();
        narration.say(
                held
                        ? terminal.style().good("all " + narration.steps() + " steps held") + " in " + seconds
                                + " s; everything is cleared away"
                        : terminal.style().bad("step " + narration.steps() + " did not hold"));
        return held;
    }

    private static boolean holds(DemoStory story, Optional<Path> launcher, int doorPort) throws InterruptedException {
        try {
            story.tell(launcher, doorPort);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception told) {
            return false; // The narration has said what did not hold.
        }
    }

    private static void clearUp(ShopWorld world) throws IOException, InterruptedException {
        try {
            world.clearUp();
        } catch (FlowException e) {
            throw new IOException("the demo could not be cleared up: " + e.getMessage(), e);
        }
    }
}
