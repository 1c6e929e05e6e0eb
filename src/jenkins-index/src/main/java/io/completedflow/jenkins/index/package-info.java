/** Writes at compile time what a Jenkins controller reads when it loads a plugin. */
package io.completedflow.jenkins.index;
