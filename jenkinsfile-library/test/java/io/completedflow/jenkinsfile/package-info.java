/** The shared library, run by the engine of Pipelines. */
package io.completedflow.jenkinsfile;
