/** What is known of the namespaces on all nodes, read for those who show it or decide by it. */
package io.jenkins.plugins.completedflow.known;
