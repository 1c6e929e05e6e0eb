/** What steps and projects ask of the daemons of the nodes, and what came of it. */
package io.jenkins.plugins.completedflow.request;
