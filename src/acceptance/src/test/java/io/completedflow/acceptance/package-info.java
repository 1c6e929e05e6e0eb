/** The real program, run as its users run it: as processes of its own, on real Git repositories, with real apps. */
package io.completedflow.acceptance;
