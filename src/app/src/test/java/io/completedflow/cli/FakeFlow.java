package io.completedflow.cli;

import io.completedflow.daemon.CreateNamespace;
import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.daemon.Flows;
import io.completedflow.daemon.Place;
import io.completedflow.daemon.Watch;
import io.completedflow.daemon.WatchOptions;
import io.completedflow.log.Event;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.Overview;
import io.completedflow.view.PlanView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers what it was told to, and remembers what it was asked. */
public class FakeFlow implements Flow, Flows {
    public final List<String> asked = new ArrayList<>();
    public NamespaceState settled = NamespaceState.READY;
    public FlowException refusal;
    Place place;

    @Override
    public Flow open(Place at) {
        place = at;
        return this;
    }

    @Override
    public Watch watch(Place at, WatchOptions options, Consumer<Event> listener) throws FlowException {
        place = at;
        ask("watch " + options.doorPort());
        listener.accept(Samples.events().get(0));
        return new FinishedWatch(this);
    }

    @Override
    public Watch watchOnRequest(Path home, WatchOptions options, Consumer<Event> listener) throws FlowException {
        ask("watch on request " + options.doorPort() + " " + options.host().orElse("this machine"));
        return new FinishedWatch(this);
    }

    @Override
    public Overview overview() throws FlowException {
        ask("overview");
        return Samples.overview();
    }

    @Override
    public NamespaceView namespace(String name) throws FlowException {
        ask("namespace " + name);
        return Samples.namespace(settled).withEvents(Samples.lastEvents());
    }

    @Override
    public PlanView plan(CreateNamespace request) throws FlowException {
        ask("plan " + request);
        return Samples.plan();
    }

    @Override
    public NamespaceView create(CreateNamespace request, Consumer<NamespaceView> progress) throws FlowException {
        ask("create " + request);
        return settle(progress);
    }

    @Override
    public String delete(String name, Consumer<NamespaceView> progress) throws FlowException {
        ask("delete " + name);
        return "feature-132";
    }

    @Override
    public String deleteEnvironment(String name, Consumer<NamespaceView> progress) throws FlowException {
        ask("delete environment " + name);
        return name;
    }

    @Override
    public NamespaceView sleep(String name, Consumer<NamespaceView> progress) throws FlowException {
        ask("sleep " + name);
        return settle(progress);
    }

    @Override
    public NamespaceView wake(String name, Consumer<NamespaceView> progress) throws FlowException {
        ask("wake " + name);
        return settle(progress);
    }

    @Override
    public NamespaceView takeOver(String name, Consumer<NamespaceView> progress) throws FlowException {
        ask("take over " + name);
        return settle(progress);
    }

    @Override
    public void logs(String name, String app, int lastLines, boolean follow, Consumer<String> line)
            throws FlowException {
        ask("logs " + name + " " + app + " " + lastLines + " " + follow);
        line.accept("catalog is \"open\"");
        line.accept("bye");
    }

    @Override
    public List<Event> log(String name) throws FlowException {
        ask("log " + name);
        return Samples.events();
    }

    @Override
    public void close() {
        asked.add("close");
    }

    private void ask(String what) throws FlowException {
        asked.add(what);
        if (refusal != null) {
            throw refusal;
        }
    }

    private NamespaceView settle(Consumer<NamespaceView> progress) {
        progress.accept(Samples.namespace(NamespaceState.PROGRESSING));
        NamespaceView end = Samples.namespace(settled);
        progress.accept(end);
        return end;
    }

    private record FinishedWatch(Flow flow) implements Watch {
        @Override
        public Flow flow(String repository) {
            return flow;
        }

        @Override
        public String door() {
            return "http://127.0.0.1:8080";
        }

        @Override
        public void await() {
            // It was ended before anybody waited.
        }

        @Override
        public void close() {
            flow.close();
        }
    }
}
