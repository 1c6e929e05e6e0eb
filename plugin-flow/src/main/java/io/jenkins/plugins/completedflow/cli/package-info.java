/** The commands of the Jenkins command line. */
package io.jenkins.plugins.completedflow.cli;
