package io.jenkins.plugins.completedflow.step;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.FlowRequests.Listening;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Waits for requests, one after the other, until one of them ends it, its time is over or it is aborted. Holds neither an executor nor a
 * thread: it is woken by its requests and by an alarm. What is saved is the request that it waits for and the time by which it must be
 * over; after a restart it sends that request again, which by its id is the same.
 */
abstract class RequestExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(RequestExecution.class.getName());

    private final int minutes;
    private long deadline;
    private TreeMap<String, String> waitingFor = new TreeMap<>();
    private transient Listening listening;
    private transient Future<?> alarm;
    private transient boolean over;
    private transient String status;

    /** @param minutes that it may take from its start */
    RequestExecution(StepContext context, int minutes) {
        super(context);
        this.minutes = minutes;
    }

    /** The request that it begins with. @throws RefusedException if the build may not do so */
    abstract FlowRequest first() throws RefusedException, IOException, InterruptedException;

    /** There is something new of the request that it waits for, which is not done. */
    abstract void onProgress(RequestProgress progress) throws RefusedException, IOException, InterruptedException;

    /** The request that it waited for is done: goes on with {@link #await} or ends with {@link #succeed}. */
    abstract void onDone(RequestProgress progress) throws RefusedException, IOException, InterruptedException;

    @Override
    public final boolean start() throws Exception {
        try {
            FlowRequest request = first();
            synchronized (this) {
                deadline = Alarms.get().now() + TimeUnit.MINUTES.toMillis(minutes);
                await(request);
            }
            return false;
        } catch (RefusedException e) {
            throw new AbortException(e.getMessage());
        }
    }

    @Override
    public final void onResume() {
        synchronized (this) {
            try {
                await(KeptRequest.read(waitingFor));
            } catch (RuntimeException e) {
                fail(e);
            }
        }
    }

    /** Sends a request and waits for it from now on. */
    final synchronized void await(FlowRequest request) {
        release();
        String before = waitingFor.getOrDefault("id", request.id());
        FlowRequests requests = FlowRequests.get();
        requests.submit(request);
        waitingFor = new TreeMap<>(KeptRequest.keep(request));
        if (!before.equals(request.id())) {
            requests.withdraw(before); // It is over and was read.
        }
        alarm = Alarms.get().set(deadline, this::timeOut);
        Listening begun = requests.listen(request.id(), this::hear);
        boolean still = !over && request.id().equals(waitingFor.get("id"));
        if (still) {
            listening = begun;
        } else {
            begun.close(); // It was over at once.
        }
    }

    private synchronized void hear(RequestProgress progress) {
        if (over || !progress.request().id().equals(waitingFor.get("id"))) {
            return;
        }
        status = progress.reason();
        try {
            switch (progress.status()) {
                case PENDING, RUNNING -> onProgress(progress);
                case DONE -> onDone(progress);
                case FAILED -> {
                    onProgress(progress);
                    fail(new AbortException(failure(progress)));
                }
            }
        } catch (RefusedException e) {
            fail(new AbortException(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    private static String failure(RequestProgress progress) {
        String what = progress.request().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return progress.reason().isEmpty()
                ? "request '" + what + "' failed on node " + progress.request().node()
                : ProgressLines.clean(progress.reason());
    }

    private synchronized void timeOut() {
        if (over) {
            return;
        }
        FlowRequests.get()
                .progress(waitingFor.get("id"))
                .filter(progress -> progress.status().isOver())
                .ifPresent(this::hear);
        if (!over && Alarms.get().now() >= deadline) {
            fail(new AbortException("not ready after " + minutes + " min" + why() + "; " + goesOn()));
        }
    }

    @Override
    public final synchronized void stop(Throwable cause) {
        if (!over) {
            say(List.of("Aborted" + why() + "; " + goesOn()));
            fail(cause);
        }
    }

    private String why() {
        return status == null || status.isEmpty() ? "" : ": " + ProgressLines.clean(status);
    }

    private String goesOn() {
        return "node " + waitingFor.get("node") + " ends what it has begun, and drops what it has not";
    }

    /** Ends the step. */
    final synchronized void succeed(Object result) {
        end();
        getContext().onSuccess(result);
    }

    private void fail(Throwable cause) {
        end();
        getContext().onFailure(cause);
    }

    private void end() {
        over = true;
        release();
        FlowRequests.get().withdraw(waitingFor.get("id"));
    }

    private void release() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    /** Has what it waits for saved now, where the next save may be far. */
    @SuppressWarnings("FutureReturnValueIgnored") // What was saved before leads to the same end.
    final void save() {
        getContext().saveState();
    }

    final void say(List<String> lines) {
        try {
            TaskListener log = getContext().get(TaskListener.class);
            lines.forEach(log.getLogger()::println);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "A build's log cannot be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final synchronized String getStatus() {
        return "waiting for node " + waitingFor.get("node") + why();
    }
}
