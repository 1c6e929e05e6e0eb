/** Branch namespaces: what is desired, what is observed, and the plan that leads from one to the other. */
package io.completedflow.namespace;
