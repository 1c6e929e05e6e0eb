/** The flow log: the append-only record of everything done and why. */
package io.completedflow.log;
