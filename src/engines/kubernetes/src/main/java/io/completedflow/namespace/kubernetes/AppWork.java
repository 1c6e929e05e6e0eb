package io.completedflow.namespace.kubernetes;

import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.kubernetes.cluster.ApiException;
import io.completedflow.namespace.kubernetes.object.AppObjects;
import io.completedflow.namespace.kubernetes.state.Live;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Leads apps on as they are asked to be. What a cluster refuses is a failure; what it does not do now is tried again. Nothing is written for
 * an app that is as it should be.
 */
final class AppWork {
    private final ClusterView view;
    private final Attempts attempts;
    private final AppWriter writer;
    private final AppSources sources;
    private final Workers workers;
    private final Function<String, Optional<NamespaceRecord>> records;

    /** @param records the record of a namespace, while it is there */
    AppWork(
            ClusterView view,
            Attempts attempts,
            AppWriter writer,
            AppSources sources,
            Workers workers,
            Function<String, Optional<NamespaceRecord>> records) {
        this.view = view;
        this.attempts = attempts;
        this.writer = writer;
        this.sources = sources;
        this.workers = workers;
        this.records = records;
    }

    /** Makes all that an app needs beside what runs it; where it runs already, that waits for the start. */
    void prepare(DesiredNamespace desired, DesiredApp app) {
        AppKey key = new AppKey(desired.name(), app.id());
        AppParts parts = view.parts(key);
        Optional<Live> workload = parts.workload();
        if (attempts.find(key, app.digest()).isPresent() || shows(key, parts, app)) {
            return;
        }
        if (workload.isPresent() && app.app().kubernetes().manifests().isEmpty()) {
            attempts.note(key, app, Stage.PREPARED, "");
            return;
        }
        attempts.note(key, app, Stage.PREPARING, "making what it needs");
        workers.run(
                key,
                () -> {
                    AppObjects objects = sources.objects(desired, app);
                    if (workload.isEmpty()) {
                        writer.beside(desired, objects);
                    }
                    attempts.note(key, app, Stage.PREPARED, "");
                },
                failure -> failed(key, app, Stage.PREPARING, failure));
    }

    private boolean shows(AppKey key, AppParts parts, DesiredApp app) {
        ObservedApp observed = view.observed(key, parts);
        return observed.running()
                        .filter(running -> running.digest().equals(app.digest()))
                        .isPresent()
                || observed.attempt()
                        .filter(attempt -> attempt.digest().equals(app.digest()))
                        .isPresent();
    }

    /** Applies what runs an app that was prepared. */
    void start(DesiredNamespace desired, DesiredApp app) {
        AppKey key = new AppKey(desired.name(), app.id());
        Optional<Attempt> prepared =
                attempts.find(key, app.digest()).filter(attempt -> attempt.stage() == Stage.PREPARED);
        Optional<NamespaceRecord> record = records.apply(desired.name());
        if (prepared.isEmpty() || record.isEmpty()) {
            return;
        }
        attempts.note(key, app, Stage.STARTING, "starting");
        workers.run(
                key,
                () -> {
                    AppObjects objects = sources.objects(desired, app);
                    writer.deploy(desired, app, objects, record.get(), workload(key), attempts.forgiven(key));
                    attempts.done(key);
                },
                failure -> failed(key, app, Stage.STARTING, failure));
    }

    /** @return whether it is to be tried again */
    private boolean failed(AppKey key, DesiredApp app, Stage stage, IOException failure) {
        boolean again = failure instanceof ApiException answered && answered.reason() == ApiException.Reason.NOT_NOW;
        attempts.note(
                key, app, again ? stage : Stage.FAILED, failure.getMessage() + (again ? "; it is tried again" : ""));
        return again;
    }

    /** Takes all instances of an app away; its data stay. */
    void halt(AppKey key) {
        attempts.forget(key);
        workload(key)
                .filter(live -> live.number("spec", "replicas") > 0)
                .ifPresent(live -> workers.run(key, () -> writer.scaleDown(live), AppWork::onlyLater));
    }

    /** Deletes all objects of an app; its data stay. */
    void remove(AppKey key) {
        attempts.forget(key);
        workers.run(key, () -> writer.remove(key), AppWork::onlyLater);
    }

    private static boolean onlyLater(IOException failure) {
        return failure instanceof ApiException answered && answered.reason() == ApiException.Reason.NOT_NOW;
    }

    private Optional<Live> workload(AppKey key) {
        return view.parts(key).workload();
    }
}
