/** Writing to people: colours, tables and progress, on a terminal and elsewhere. */
package io.completedflow.terminal;
