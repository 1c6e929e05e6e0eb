/** The command line {@code flow}: its commands, their output and their exit codes. */
package io.completedflow.cli;
