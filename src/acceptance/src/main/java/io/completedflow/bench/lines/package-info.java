/** The lines of {@code flow bench}. */
package io.completedflow.bench.lines;
