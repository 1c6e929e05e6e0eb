package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.namespace.FakeWorld.Program;
import io.completedflow.namespace.FakeWorld.Space;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.source.Revision;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** An engine whose apps run in memory. What takes time is a step handed to an executor. */
public final class FakeEngine implements Engine {
    private final FakeWorld world;
    private final Executor steps;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Opens an engine over a world and continues what was begun in it. */
    public FakeEngine(FakeWorld world, Executor steps) {
        this.world = world;
        this.steps = steps;
        synchronized (world) {
            world.spaces.forEach((name, space) -> {
                if (space.deleting) {
                    step(() -> finishDelete(name));
                }
                space.apps.forEach((app, program) -> program.attempt.ifPresent(attempt -> goOn(name, app, attempt)));
            });
        }
    }

    @Override
    public Map<String, ObservedNamespace> observe() {
        synchronized (world) {
            Map<String, ObservedNamespace> observed = new LinkedHashMap<>();
            world.spaces.forEach((name, space) -> {
                Map<AppId, ObservedApp> apps = new LinkedHashMap<>();
                space.apps.forEach((app, program) -> apps.put(app, new ObservedApp(program.running, program.attempt)));
                observed.put(name, new ObservedNamespace(space.record, apps, space.deleting, ""));
            });
            return observed;
        }
    }

    @Override
    public void save(NamespaceRecord record) throws NamespaceTakenException {
        synchronized (world) {
            Space space = world.spaces.get(record.name());
            if (space == null) {
                world.spaces.put(record.name(), new Space(record));
            } else {
                refuseOthers(record, space.record);
                space.record = record;
            }
        }
        changed(record.name());
    }

    @Override
    public void takeOver(NamespaceRecord record) throws NamespaceTakenException {
        synchronized (world) {
            Space space = world.spaces.get(record.name());
            refuseOtherOrigins(record, space.record);
            space.record = record;
        }
        changed(record.name());
    }

    private static void refuseOthers(NamespaceRecord record, NamespaceRecord there) throws NamespaceTakenException {
        refuseOtherOrigins(record, there);
        if (!there.writer().equals(record.writer())) {
            throw new NamespaceTakenException(record.name() + " is reconciled by " + there.writer());
        }
    }

    private static void refuseOtherOrigins(NamespaceRecord record, NamespaceRecord there)
            throws NamespaceTakenException {
        boolean sameBranch = there.branch().equals(record.branch()) || (there.standing() && record.standing());
        if (!there.product().equals(record.product()) || !sameBranch) {
            throw new NamespaceTakenException(
                    record.name() + " is the namespace of branch " + there.branch() + " of product " + there.product());
        }
    }

    @Override
    public void apply(DesiredNamespace desired, Effect effect) {
        synchronized (world) {
            Space space = world.spaces.get(desired.name());
            if (space == null || space.deleting) {
                return;
            }
            if (effect instanceof Effect.Remove) {
                Optional.ofNullable(space.apps.remove(effect.app()))
                        .ifPresent(program -> space.setAside.put(effect.app(), program.starts));
            } else if (effect instanceof Effect.Halt) {
                Optional.ofNullable(space.apps.get(effect.app())).ifPresent(FakeEngine::halt);
            } else {
                Program program = space.apps.computeIfAbsent(
                        effect.app(),
                        app -> new Program(
                                Optional.ofNullable(space.setAside.remove(app)).orElse(0)));
                DesiredApp app = desired.apps().get(effect.app());
                if (effect instanceof Effect.Prepare) {
                    prepare(desired.name(), app, program);
                } else {
                    start(desired.name(), app, program);
                }
            }
        }
        changed(desired.name());
    }

    private void prepare(String namespace, DesiredApp app, Program program) {
        boolean begun =
                program.attempt.filter(at -> at.digest().equals(app.digest())).isPresent();
        boolean runs =
                program.running.filter(at -> at.digest().equals(app.digest())).isPresent();
        if (!begun && !runs) {
            putBack(program);
            Attempt attempt = attempt(app.digest(), app.revision(), Stage.PREPARING, "building");
            program.attempt = Optional.of(attempt);
            goOn(namespace, app.id(), attempt);
        }
    }

    private void start(String namespace, DesiredApp app, Program program) {
        Optional<Attempt> prepared =
                program.attempt.filter(at -> at.digest().equals(app.digest()) && at.stage() == Stage.PREPARED);
        if (prepared.isPresent()) {
            Attempt attempt = attempt(app.digest(), app.revision(), Stage.STARTING, "starting");
            program.previous = program.running;
            program.running = Optional.empty();
            program.attempt = Optional.of(attempt);
            goOn(namespace, app.id(), attempt);
        }
    }

    private static void halt(Program program) {
        program.running = Optional.empty();
        program.previous = Optional.empty();
        program.attempt = program.attempt.filter(attempt -> attempt.stage() != Stage.STARTING);
    }

    private void goOn(String namespace, AppId app, Attempt attempt) {
        if (attempt.stage() == Stage.PREPARING || attempt.stage() == Stage.STARTING) {
            step(() -> finish(namespace, app, attempt));
        }
    }

    private void finish(String namespace, AppId app, Attempt attempt) {
        synchronized (world) {
            Program program = Optional.ofNullable(world.spaces.get(namespace))
                    .map(space -> space.apps.get(app))
                    .orElse(null);
            if (program == null || !program.attempt.equals(Optional.of(attempt))) {
                return;
            }
            AppBehaviour behaviour = world.behaviour(attempt.revision());
            if (attempt.stage() == Stage.PREPARING) {
                program.attempt = Optional.of(
                        switch (behaviour) {
                            case BUILD_FAILS -> failed(attempt, "build failed");
                            case TEST_FAILS -> failed(attempt, "test failed");
                            default -> attempt(attempt.digest(), attempt.revision(), Stage.PREPARED, "");
                        });
            } else if (behaviour == AppBehaviour.NEVER_READY) {
                putBack(program);
                program.attempt = Optional.of(failed(attempt, "not ready in time"));
            } else {
                run(program, attempt);
            }
        }
        changed(namespace);
    }

    private static void run(Program program, Attempt attempt) {
        program.starts++;
        program.output.add("started " + attempt.revision().id());
        program.attempt = Optional.empty();
        program.previous = Optional.empty();
        program.running = Optional.of(new Instance(
                attempt.digest(), attempt.revision(), true, Instant.EPOCH, Optional.of("http://127.0.0.1:1"), 0, ""));
    }

    private static void putBack(Program program) {
        if (program.previous.isPresent()) {
            program.running = program.previous;
            program.previous = Optional.empty();
        }
    }

    private static Attempt attempt(String digest, Revision revision, Stage stage, String reason) {
        return new Attempt(digest, revision, stage, Instant.EPOCH, reason, List.of());
    }

    private static Attempt failed(Attempt attempt, String reason) {
        return new Attempt(
                attempt.digest(), attempt.revision(), Stage.FAILED, Instant.EPOCH, reason, List.of("the last line"));
    }

    @Override
    public void forgive(String namespace, AppId app) {
        synchronized (world) {
            Optional.ofNullable(world.spaces.get(namespace))
                    .map(space -> space.apps.get(app))
                    .ifPresent(program -> program.attempt = program.attempt.filter(at -> at.stage() != Stage.FAILED));
        }
        changed(namespace);
    }

    @Override
    public void delete(String namespace, boolean keepData) {
        synchronized (world) {
            Optional.ofNullable(world.spaces.get(namespace)).ifPresent(space -> space.deleting = true);
        }
        step(() -> finishDelete(namespace));
        changed(namespace);
    }

    private void finishDelete(String namespace) {
        synchronized (world) {
            world.spaces.remove(namespace);
        }
        changed(namespace);
    }

    @Override
    public void logs(String namespace, AppId app, int lastLines, boolean follow, Consumer<String> line)
            throws IOException {
        List<String> output;
        synchronized (world) {
            Program program = Optional.ofNullable(world.spaces.get(namespace))
                    .map(space -> space.apps.get(app))
                    .orElseThrow(() -> new IOException("namespace " + namespace + " has no app " + app));
            output = List.copyOf(program.output);
        }
        output.stream().skip(Math.max(0, output.size() - lastLines)).forEach(line);
    }

    @Override
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void step(Runnable step) {
        steps.execute(() -> {
            if (!closed) {
                step.run();
            }
        });
    }

    private void changed(String namespace) {
        listeners.forEach(listener -> listener.accept(namespace));
    }
}
