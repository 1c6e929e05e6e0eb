/** Whether a flow file can be used. */
package io.completedflow.validation;
