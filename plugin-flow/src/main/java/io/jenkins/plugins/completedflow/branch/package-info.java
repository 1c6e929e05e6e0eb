/** Keeps the namespaces of a multibranch project's branches as the project and its repositories are. */
package io.jenkins.plugins.completedflow.branch;
