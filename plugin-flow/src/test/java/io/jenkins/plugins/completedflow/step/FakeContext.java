package io.jenkins.plugins.completedflow.step;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A build's step; what becomes of it is found again after a restart. */
final class FakeContext extends StepContext {
    private static final long serialVersionUID = 1L;
    private static final Map<Integer, World> WORLDS = new ConcurrentHashMap<>();

    private final int id;

    /** What a restart does not take along. */
    static final class World {
        private final Run<?, ?> build;
        private final ByteArrayOutputStream log = new ByteArrayOutputStream();
        private final List<Object> results = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();
        FakeBody body;

        World(Run<?, ?> build) {
            this.build = build;
        }
    }

    private FakeContext(int id) {
        this.id = id;
    }

    static FakeContext of(Run<?, ?> build) {
        FakeContext context = new FakeContext(WORLDS.size());
        WORLDS.put(context.id, new World(build));
        return context;
    }

    private World world() {
        return WORLDS.get(id);
    }

    List<String> log() {
        return world().log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** What it ended with; fails unless it ended so, and once. */
    Object result() {
        if (world().results.size() != 1 || !world().failures.isEmpty()) {
            throw new AssertionError("results " + world().results + ", failures " + world().failures);
        }
        return world().results.get(0);
    }

    /** Why it failed; fails unless it ended so, and once. */
    Throwable failure() {
        if (!world().results.isEmpty() || world().failures.size() != 1) {
            throw new AssertionError("results " + world().results + ", failures " + world().failures);
        }
        return world().failures.get(0);
    }

    boolean ended() {
        return !world().results.isEmpty() || !world().failures.isEmpty();
    }

    FakeBody body() {
        return world().body;
    }

    @Override
    public <T> T get(Class<T> key) {
        if (key == Run.class) {
            return key.cast(world().build);
        }
        if (key == TaskListener.class) {
            PrintStream log = new PrintStream(world().log, true, StandardCharsets.UTF_8);
            return key.cast((TaskListener) () -> log);
        }
        return null;
    }

    @Override
    public void onSuccess(Object result) {
        world().results.add(result);
    }

    @Override
    public void onFailure(Throwable cause) {
        world().failures.add(cause);
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return Futures.immediateFuture(null);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        world().body = new FakeBody();
        return world().body;
    }
}
