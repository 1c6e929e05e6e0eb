/** From a revision to a release: checked out, built and tested beside what runs. */
package io.completedflow.namespace.process.build;
