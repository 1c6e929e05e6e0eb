/** Whether an app answers: one question at a time, often while it starts, seldom once it runs. */
package io.completedflow.namespace.process.health;
