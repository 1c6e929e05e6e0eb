package io.completedflow.namespace.process;

import io.completedflow.namespace.process.host.Spawner;
import io.completedflow.namespace.process.state.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that goes through the life of a namespace and dies at a given point: before or after a change on disk or a start. */
final class CrashingEngine {
    private final AtomicInteger points = new AtomicInteger();
    private final int last;

    private CrashingEngine(int last) {
        this.last = last;
    }

    /** @param arguments the home, and at which point to die; prints how many points there were if it lives to the end */
    public static void main(String[] arguments) throws Exception {
        CrashingEngine crashing = new CrashingEngine(Integer.parseInt(arguments[1]));
        CrashWorld world = new CrashWorld(Path.of(arguments[0]));
        try (ProcessEngine engine = world.open(crashing.disk(), crashing.spawner())) {
            world.reach(engine, world.firstState());
            world.reach(engine, world.secondState());
            world.delete(engine);
        }
        System.out.println(crashing.points.get());
    }

    private void point() {
        if (points.incrementAndGet() == last) {
            // As sudden as kill -9: no hook, no finally block.
            Runtime.getRuntime().halt(137);
        }
    }

    private Spawner spawner() {
        return command -> {
            point();
            Process process = Spawner.SYSTEM.start(command);
            point();
            return process;
        };
    }

    private Disk disk() {
        return new Disk() {
            @Override
            public void write(Path file, byte[] content) throws IOException {
                point();
                super.write(file, content);
                point();
            }

            @Override
            public void move(Path from, Path to) throws IOException {
                point();
                super.move(from, to);
                point();
            }

            @Override
            public void copy(Path from, Path to) throws IOException {
                super.copy(from, to);
                point();
            }

            @Override
            public void makeFolder(Path folder) throws IOException {
                super.makeFolder(folder);
                point();
            }

            @Override
            public void remove(Path path) throws IOException {
                super.remove(path);
                point();
            }
        };
    }
}
