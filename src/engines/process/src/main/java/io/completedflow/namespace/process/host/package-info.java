/** What the engine needs of this machine: processes, shells, ports, captured output, sandboxes. Knows nothing of namespaces. */
package io.completedflow.namespace.process.host;
