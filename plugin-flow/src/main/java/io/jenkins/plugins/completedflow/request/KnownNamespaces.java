package io.jenkins.plugins.completedflow.request;

import java.util.List;

/** What the daemons of the nodes last told of their namespaces; asks no node. */
public interface KnownNamespaces {

    /** Of all nodes, by node and name. */
    List<KnownNamespace> all();
}
