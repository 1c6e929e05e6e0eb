/** The first flow file of a product, drafted from what is found in its repositories. */
package io.completedflow.init;
