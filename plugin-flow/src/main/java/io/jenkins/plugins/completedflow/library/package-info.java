/** The shared library for Jenkinsfiles that comes with the plugin. */
package io.jenkins.plugins.completedflow.library;
