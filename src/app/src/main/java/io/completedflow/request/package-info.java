/** What is asked of the daemon by those who may ask again: each request is carried out once, whatever restarts in between. */
package io.completedflow.request;
