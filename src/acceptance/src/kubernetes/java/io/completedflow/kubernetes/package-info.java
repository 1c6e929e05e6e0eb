/** A real Kubernetes cluster for tests, what can be done to it, and a registry beside it. */
package io.completedflow.kubernetes;
