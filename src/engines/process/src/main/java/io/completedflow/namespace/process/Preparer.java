package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.process.build.PreparationException;
import io.completedflow.namespace.process.build.Progress;
import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.Release;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Prepares releases of one app, one at a time: a newer one calls off the one before, and of several that come meanwhile only the last
 * is prepared. Used within the app's mailbox only.
 */
final class Preparer {
    /** Told what comes of it; of what was called off only that. */
    interface Listener {
        void progress(DesiredApp app, Progress.Step step);

        void prepared(DesiredApp app, Release release);

        void failed(DesiredApp app, Trouble trouble);

        /** What was called off has ended, and nothing else is to be prepared. */
        void calledOff();
    }

    private final EngineContext context;
    private final String namespace;
    private final AppFolder folder;
    private final Executor mailbox;
    private final Listener listener;
    private Optional<Job> current = Optional.empty();
    private Optional<Order> next = Optional.empty();

    private record Order(DesiredApp app, boolean trusted) {
        AppId id() {
            return app.id();
        }
    }

    Preparer(EngineContext context, String namespace, AppFolder folder, Executor mailbox, Listener listener) {
        this.context = context;
        this.namespace = namespace;
        this.folder = folder;
        this.mailbox = mailbox;
        this.listener = listener;
    }

    /** Prepares this, and calls off what is being prepared. */
    void request(DesiredApp app, boolean trusted) {
        Order order = new Order(app, trusted);
        if (current.isPresent()) {
            current.get().cancel();
            next = Optional.of(order);
        } else {
            begin(order);
        }
    }

    /** Calls off what is being prepared. */
    void cancel() {
        next = Optional.empty();
        current.ifPresent(Job::cancel);
    }

    boolean idle() {
        return current.isEmpty();
    }

    private void begin(Order order) {
        Attendant attendant = new Attendant(order);
        Job job = Job.begin(context.threads().workers(), attendant::work);
        current = Optional.of(job);
        attendant.job = job;
    }

    /** Reports on one order, as long as it is the current one. */
    private final class Attendant {
        private final Order order;
        // Written and read in the mailbox only; what the worker posts there comes after.
        private Job job;

        Attendant(Order order) {
            this.order = order;
        }

        void work() {
            try {
                Release release =
                        context.preparation().prepare(namespace, order.app(), order.trusted(), folder, this::progress);
                end(() -> listener.prepared(order.app(), release));
            } catch (PreparationException e) {
                end(() -> listener.failed(order.app(), new Trouble(e.getMessage(), e.tail())));
            } catch (InterruptedException e) {
                end(listener::calledOff);
            } catch (RuntimeException e) {
                end(() -> listener.failed(
                        order.app(), new Trouble("cannot prepare " + order.id() + ": " + e, List.of())));
            }
        }

        private void progress(Progress.Step step) {
            mailbox.execute(() -> {
                if (!job.cancelled()) {
                    listener.progress(order.app(), step);
                }
            });
        }

        private void end(Runnable report) {
            mailbox.execute(() -> {
                current = Optional.empty();
                if (next.isPresent()) {
                    Order newer = next.get();
                    next = Optional.empty();
                    begin(newer);
                } else if (job.cancelled()) {
                    listener.calledOff();
                } else {
                    report.run();
                }
            });
        }
    }
}
