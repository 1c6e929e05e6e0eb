/** The flow log in files, and what is made from it for people to read. */
package io.completedflow.log.file;
