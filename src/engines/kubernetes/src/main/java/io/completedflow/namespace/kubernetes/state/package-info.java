/** What a cluster's objects say of apps and namespaces: pure. */
package io.completedflow.namespace.kubernetes.state;
