package io.jenkins.plugins.completedflow.request;

import hudson.ExtensionList;
import java.util.List;

/**
 * What the daemons of the nodes last told of their namespaces; asks no node. What a request made or deleted is known here before the request
 * is over.
 */
public interface KnownNamespaces {

    static KnownNamespaces get() {
        return ExtensionList.lookupSingleton(KnownNamespaces.class);
    }

    /** Of all nodes, by node and name. */
    List<KnownNamespace> all();
}
