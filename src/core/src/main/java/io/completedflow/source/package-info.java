/** Where revisions come from: repositories, their listings and the exact commits they hold. */
package io.completedflow.source;
