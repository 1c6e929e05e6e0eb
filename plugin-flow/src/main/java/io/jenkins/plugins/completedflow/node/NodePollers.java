package io.jenkins.plugins.completedflow.node;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.PeriodicWork;
import hudson.model.TaskListener;
import hudson.slaves.ComputerListener;
import io.jenkins.plugins.completedflow.PluginVersion;
import io.jenkins.plugins.completedflow.request.KnownBook;
import io.jenkins.plugins.completedflow.request.RequestBook;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Has one poller for each node that namespaces may live on, or that something is asked of. */
@Extension
public final class NodePollers extends PeriodicWork {
    private final Map<String, NodePoller> pollers = new HashMap<>();
    private boolean listening;

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(10);
    }

    @Override
    public long getInitialDelay() {
        return 0;
    }

    /** Begins with nodes that are new, and ends with those that are gone. */
    @Override
    protected void doRun() {
        RequestBook requests = ExtensionList.lookupSingleton(RequestBook.class);
        Set<String> wanted = new HashSet<>(FlowNodes.allowed());
        wanted.addAll(requests.nodes());
        synchronized (pollers) {
            if (!listening) {
                listening = true;
                requests.onSubmit(node -> poller(node).now());
            }
            Set<String> gone = new HashSet<>(pollers.keySet());
            gone.removeAll(wanted);
            gone.forEach(node -> pollers.remove(node).stop());
            wanted.stream().filter(node -> !pollers.containsKey(node)).forEach(node -> poller(node)
                    .now());
        }
    }

    /** What kept nodes from answering may be mended: all are asked now. */
    void back() {
        synchronized (pollers) {
            pollers.values().forEach(NodePoller::back);
        }
    }

    private NodePoller poller(String node) {
        synchronized (pollers) {
            return pollers.computeIfAbsent(node, NodePollers::made);
        }
    }

    private static NodePoller made(String node) {
        RequestBook requests = ExtensionList.lookupSingleton(RequestBook.class);
        DaemonExchange exchange = new DaemonExchange(
                node,
                new RemoteDaemon(node),
                new DaemonWords(PluginVersion.number()),
                requests,
                ExtensionList.lookupSingleton(KnownBook.class));
        return new NodePoller(node, exchange, requests, Timer.get(), Computer.threadPoolForRemoting);
    }

    /** Talks to a node as soon as it is connected. */
    @Extension
    public static final class Connected extends ComputerListener {
        @Override
        public void onOnline(Computer computer, TaskListener listener) {
            Node node = computer.getNode();
            if (node != null && FlowNodes.property(node).isPresent()) {
                ExtensionList.lookupSingleton(NodePollers.class)
                        .poller(node.getNodeName())
                        .back();
            }
        }
    }
}
