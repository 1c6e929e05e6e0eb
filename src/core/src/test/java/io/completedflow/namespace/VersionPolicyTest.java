package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.EnvironmentType;
import io.completedflow.config.Location;
import io.completedflow.config.Template;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionPolicyTest {
    private static final List<String> TAGS =
            List.of("1.2.3", "1.2.10", "v1.3.0", "2.0.0", "3.0.0-rc.1", "latest", "1.2", "01.9.9");
    private static final Template DEV = template();
    private static final Template HADEV = template(EnvironmentType.HADEV);
    private static final Template PRODLIKE = template(EnvironmentType.PRODLIKE);

    @Test
    void eachTemplateTakesWhatItMay() {
        assertThat(choose(PRODLIKE, "1.2.3")).contains("1.2.10");
        assertThat(choose(HADEV, "1.2.3")).contains("v1.3.0");
        assertThat(choose(DEV, "1.2.3")).contains("2.0.0");
    }

    @Test
    void neverGoesBack() {
        assertThat(choose(DEV, "9.0.0")).contains("9.0.0");
        assertThat(choose(PRODLIKE, "1.3.0")).contains("1.3.0");
    }

    @Test
    void firstDeploymentTakesTheNewestRelease() {
        assertThat(VersionPolicy.choose(PRODLIKE, Optional.empty(), TAGS, false))
                .contains("2.0.0");
        assertThat(VersionPolicy.choose(DEV, Optional.empty(), List.of("latest"), true))
                .isEmpty();
    }

    @Test
    void pinnedAndUnversionedTagsStay() {
        assertThat(VersionPolicy.choose(DEV, Optional.of("1.2.3"), TAGS, false)).contains("1.2.3");
        assertThat(choose(DEV, "latest")).contains("latest");
    }

    private static Optional<String> choose(Template template, String current) {
        return VersionPolicy.choose(template, Optional.of(current), TAGS, true);
    }

    private static Template template(EnvironmentType... types) {
        return new TemplateBuilder("t", new Location("flow.yaml", 1, 1))
                .type(types)
                .build();
    }
}
