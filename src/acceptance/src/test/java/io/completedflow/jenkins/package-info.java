/** The files of the Jenkins plugins; in the profile {@code jenkins} also what they do on a real controller. */
package io.completedflow.jenkins;
