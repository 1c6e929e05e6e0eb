package io.jenkins.plugins.completedflow.node;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation.Kind;
import io.jenkins.plugins.completedflow.TestJenkins;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration of a node takes. */
class FlowNodePropertyTest {
    private final FlowNodeProperty.DescriptorImpl descriptor = new FlowNodeProperty.DescriptorImpl();

    @Test
    void blanksAreNothing() {
        FlowNodeProperty property = new FlowNodeProperty(" /var/lib/flow ");
        property.setHost(" ");
        property.setTool("");

        assertThat(property.getHome()).isEqualTo("/var/lib/flow");
        assertThat(property.getHost()).isNull();
        assertThat(property.getTool()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/var/lib/flow,OK", "var/lib,ERROR", "'',ERROR", "' ',ERROR"})
    void theHomeIsAnAbsolutePath(String home, Kind kind) throws Exception {
        new TestJenkins(Set.of(Jenkins.ADMINISTER));

        assertThat(descriptor.doCheckHome(null, home).kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"apps.example.org,OK", "'',OK", "http://apps,ERROR", "apps:8080,ERROR", "-apps,ERROR"})
    void theHostIsABareName(String host, Kind kind) {
        assertThat(descriptor.doCheckHost(host).kind).isEqualTo(kind);
    }

    @Test
    void whoMayNotConfigureIsToldNothing() throws Exception {
        new TestJenkins(Set.of());

        assertThat(descriptor.doCheckHome(null, "relative").kind).isEqualTo(Kind.OK);
        assertThat(descriptor.doFillToolItems("")).hasSize(1);
    }
}
