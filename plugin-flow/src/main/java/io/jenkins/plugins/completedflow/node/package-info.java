/** The nodes that namespaces may live on, and the daemon of each. */
package io.jenkins.plugins.completedflow.node;
