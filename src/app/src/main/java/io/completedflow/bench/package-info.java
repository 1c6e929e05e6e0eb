/** What a benchmark is to the program, which shows their figures but holds none itself. */
package io.completedflow.bench;
