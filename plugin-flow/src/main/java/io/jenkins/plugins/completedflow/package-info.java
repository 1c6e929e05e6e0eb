/** The global configuration and the permissions of Completed Flow in Jenkins. */
package io.jenkins.plugins.completedflow;
