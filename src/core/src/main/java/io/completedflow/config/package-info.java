/** The flow file: what a product is made of and how its environments are made and kept, as plain values. */
package io.completedflow.config;
