package io.completedflow.namespace.process;

import io.completedflow.namespace.process.host.Marks;
import io.completedflow.namespace.process.host.PortAllocator;
import io.completedflow.namespace.process.host.ProcessTable;
import io.completedflow.namespace.process.host.Shell;
import io.completedflow.namespace.process.host.ShellTask;

/**
 * What apps use of this machine.
 *
 * @param tasks runs commands that come to an end
 */
record Machine(ProcessTable processes, Marks marks, Shell shell, ShellTask tasks, PortAllocator ports) {}
