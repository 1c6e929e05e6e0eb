/** Apps for the tests to deploy. They run as processes of their own, with nothing but the JDK. */
package io.completedflow.acceptance.app;
