/** What is shown of the product's namespaces: plain values that the page, the terminal, the JSON output and the control socket share. */
package io.completedflow.view;
