/** The namespaces over HTTP: data under {@code /completed-flow/api/json}, and what may be done with them. */
package io.jenkins.plugins.completedflow.rest;
