package io.jenkins.plugins.completedflow;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;

class CompletedFlowConfigurationTest {
    private final CompletedFlowConfiguration configuration = new CompletedFlowConfiguration();

    @Test
    void trimsTheProductRepositoryAndTakesAnEmptyOneForNone() {
        configuration.setProductRepository("  https://git.example.test/shop.git ");
        assertThat(configuration.getProductRepository()).isEqualTo("https://git.example.test/shop.git");

        configuration.setProductRepository("   ");
        assertThat(configuration.getProductRepository()).isNull();
    }

    @Test
    void tellsAdministratorsWhatIsWrongWithTheProductRepository() throws Exception {
        new TestJenkins(Set.of(Jenkins.ADMINISTER));

        assertThat(check("")).isEqualTo(FormValidation.Kind.OK);
        assertThat(check("https://git.example.test/shop.git")).isEqualTo(FormValidation.Kind.OK);
        assertThat(check("shop.git")).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(check("ext::sh -c touch%20pwned")).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void offersTheNodesToAdministratorsAndKeepsOneThatIsGone() throws Exception {
        new TestJenkins(Set.of(Jenkins.ADMINISTER), "north", "south");
        assertThat(configuration.doFillNodeItems("gone"))
                .extracting(option -> option.value)
                .containsExactly("", "gone", "north", "south");

        new TestJenkins(Set.of(Jenkins.READ), "north");
        assertThat(configuration.doFillNodeItems(""))
                .extracting(option -> option.value)
                .containsExactly("");
    }

    @Test
    void tellsOthersNothing() throws Exception {
        new TestJenkins(Set.of(Jenkins.READ));

        assertThat(check("ext::sh -c touch%20pwned")).isEqualTo(FormValidation.Kind.OK);
    }

    private FormValidation.Kind check(String value) {
        return configuration.doCheckProductRepository(value).kind;
    }
}
