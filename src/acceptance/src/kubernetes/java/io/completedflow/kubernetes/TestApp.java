package io.completedflow.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A smallest app, as somebody would write it by hand.
 *
 * @param command empty: that of the image
 * @param cpu what it asks for; empty: nothing
 */
record TestApp(String name, String image, List<String> command, String cpu, Map<String, String> annotations) {
    private static final String IMAGE = "registry.k8s.io/e2e-test-images/busybox:1.37.0-1";

    TestApp(String name) {
        this(name, IMAGE, List.of("sleep", "3600"), "", Map.of());
    }

    TestApp image(String image) {
        return new TestApp(name, image, command, cpu, annotations);
    }

    TestApp command(String command) {
        return new TestApp(name, image, List.of(command), cpu, annotations);
    }

    TestApp cpu(String cpu) {
        return new TestApp(name, image, command, cpu, annotations);
    }

    /** Of its pods. */
    TestApp annotate(String key, String value) {
        Map<String, String> all = new TreeMap<>(annotations);
        all.put(key, value);
        return new TestApp(name, image, command, cpu, all);
    }

    Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withTemplate(pod("Always"))
                .endSpec()
                .build();
    }

    Job job() {
        return new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withTemplate(pod("Never"))
                .endSpec()
                .build();
    }

    private PodTemplateSpec pod(String restartPolicy) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToLabels("app", name)
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy(restartPolicy)
                .withContainers(container())
                .endSpec()
                .build();
    }

    private Container container() {
        ContainerBuilder container =
                new ContainerBuilder().withName("main").withImage(image).withCommand(command);
        if (!cpu.isEmpty()) {
            container = container
                    .withNewResources()
                    .addToRequests("cpu", new Quantity(cpu))
                    .endResources();
        }
        return container.build();
    }
}
