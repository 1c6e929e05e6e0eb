/** The demo: the product {@code shop} in real Git repositories, and a story told and verified step by step. */
package io.completedflow.demo;
