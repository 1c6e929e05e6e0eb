/** The front door: one port through which every app of every namespace is reached by its name, and a page that shows them all. */
package io.completedflow.door;
