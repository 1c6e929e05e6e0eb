package io.completedflow.kubernetes;

import java.nio.file.Path;

/** A cluster that was there before the tests, and stays: that of {@code FLOW_TEST_KUBECONFIG}. */
record GivenCluster(Path kubeconfig) implements Cluster {}
