/** What people see of namespaces: pages of branch jobs, builds and the controller. The pages ask no node. */
package io.jenkins.plugins.completedflow.page;
