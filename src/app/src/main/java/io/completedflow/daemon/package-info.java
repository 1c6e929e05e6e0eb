/** The daemon {@code flow watch} and the ways to talk to it. */
package io.completedflow.daemon;
