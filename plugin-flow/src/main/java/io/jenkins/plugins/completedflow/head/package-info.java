/** What a multibranch project's branches and pull requests are to Completed Flow. */
package io.jenkins.plugins.completedflow.head;
