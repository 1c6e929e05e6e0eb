/** Who may see and do what with namespaces. */
package io.jenkins.plugins.completedflow.access;
