/** The objects of apps and namespaces as they should be: pure. */
package io.completedflow.namespace.kubernetes.object;
