package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Location;
import io.completedflow.source.Revision;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class FakeEngineTest extends EngineContract {
    private final FakeWorld world = new FakeWorld();
    private final ExecutorService steps = Executors.newSingleThreadExecutor();

    @Override
    protected void endWorld() {
        steps.shutdownNow();
    }

    @Override
    protected Engine open() {
        return new FakeEngine(world, steps);
    }

    @Override
    protected Deployable deployable(AppId app, AppBehaviour behaviour, int version) {
        Revision revision = Records.revision(app, version);
        world.behaves(revision, behaviour);
        return new Deployable(new AppBuilder(app, new Location(FlowFile.NAME, 1, 1)).build(), revision);
    }

    @Override
    protected int starts(String namespace, AppId app) {
        return world.starts(namespace, app);
    }
}
