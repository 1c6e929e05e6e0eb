package io.jenkins.plugins.completedflow.branch;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import io.jenkins.plugins.completedflow.access.AsSystem;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import jenkins.branch.MultiBranchProject;
import jenkins.model.Jenkins;

/** Looks at projects on two threads of its own. Asking for a look never waits, and so never holds up an indexing. */
@Extension
public final class BranchFollowing {
    private static final Logger LOGGER = Logger.getLogger(BranchFollowing.class.getName());
    private static final int WORKERS = 2;
    /** A look at what is missing; no project has this name. */
    private static final String MISSING = "";

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            WORKERS, WORKERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), BranchFollowing::thread);
    private final WorkQueue<Heed> queue = new WorkQueue<>(threads, WORKERS, Heed::and, this::work);
    private final Problems problems = new Problems(LOGGER);

    public BranchFollowing() {
        threads.allowCoreThreadTimeOut(true);
    }

    static BranchFollowing get() {
        return ExtensionList.lookupSingleton(BranchFollowing.class);
    }

    /** Stands under the Jenkins home. */
    static MemoryFiles files() {
        Path home = Jenkins.get().getRootDir().toPath();
        return new MemoryFiles(home.resolve("completed-flow").resolve("projects"));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "Completed Flow: branches");
        thread.setDaemon(true);
        return thread;
    }

    @Terminator
    public static void end() {
        ExtensionList.lookup(BranchFollowing.class).forEach(following -> following.threads.shutdownNow());
    }

    void lookAt(MultiBranchProject<?, ?> project, Heed heed) {
        queue.add(project.getFullName(), heed);
    }

    void lookAtAll(Heed heed) {
        AsSystem.get(Projects::all).forEach(project -> lookAt(project, heed));
    }

    void lookForMissing() {
        queue.add(MISSING, Heed.NOTHING);
    }

    /** Whether nothing is left to look at for now. */
    public boolean isIdle() {
        return queue.isIdle();
    }

    private void work(String name, Heed heed) {
        AsSystem.run(() -> look(name, heed));
    }

    private void look(String name, Heed heed) {
        try {
            ProjectLook look = new ProjectLook(files(), FlowRequests.get(), KnownNamespaces.get(), Clock.systemUTC());
            if (name.equals(MISSING)) {
                lookAtMissing(look);
            } else if (Jenkins.get().getItemByFullName(name) instanceof MultiBranchProject<?, ?> project) {
                look.at(project, heed);
            }
            problems.over(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            problems.met(name, e);
        }
    }

    /** What is known is read before what is there: a project that comes in between is not taken for one that is gone. */
    private static void lookAtMissing(ProjectLook look) throws IOException {
        Set<String> gone = files().ids();
        for (MultiBranchProject<?, ?> project : Projects.all()) {
            Optional<String> id = ProjectIds.of(project);
            id.ifPresent(gone::remove);
        }
        for (String id : gone) {
            look.atMissing(id);
        }
    }
}
