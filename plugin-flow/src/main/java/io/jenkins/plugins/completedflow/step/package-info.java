/** The steps of Pipelines: what a build may ask for, how it waits without a thread, and what it is handed. */
package io.jenkins.plugins.completedflow.step;
