/** The engine whose namespaces live on this machine, as processes. */
package io.completedflow.namespace.process;
