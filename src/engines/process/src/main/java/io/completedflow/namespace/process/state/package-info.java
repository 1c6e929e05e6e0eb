/** What the engine keeps on disk beside the processes, so that it is found again whatever happens to us. */
package io.completedflow.namespace.process.state;
