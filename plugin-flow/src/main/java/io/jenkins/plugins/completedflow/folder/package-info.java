/** What the folders of a product say about the namespaces of its branches. */
package io.jenkins.plugins.completedflow.folder;
