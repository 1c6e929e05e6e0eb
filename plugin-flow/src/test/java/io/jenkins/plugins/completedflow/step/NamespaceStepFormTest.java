package io.jenkins.plugins.completedflow.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.util.FormValidation.Kind;
import io.jenkins.plugins.completedflow.TestJenkins;
import io.jenkins.plugins.completedflow.folder.TestFolder;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceStepFormTest {
    private final FlowNamespaceStep.DescriptorImpl form = new FlowNamespaceStep.DescriptorImpl();

    @ParameterizedTest
    @CsvSource({
        "'', ERROR",
        "0, ERROR",
        "-1, ERROR",
        "1.5, ERROR",
        "x, ERROR",
        "1, OK",
        " 60 , OK",
        "43200, OK",
        "43201, ERROR"
    })
    void checksTheTime(String value, Kind kind) {
        assertThat(form.doCheckTimeout(value).kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"'', OK", "catalog, OK", "shop.catalog, OK", "a.b.c, ERROR", "Shop, ERROR", "<script>, ERROR"})
    void checksTheApp(String value, Kind kind) {
        assertThat(form.doCheckApp(value).kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"'', OK", "main, OK", "feature/1, OK", "feature/*, ERROR", "../x, ERROR", "a b, ERROR"})
    void checksTheBranch(String value, Kind kind) {
        assertThat(form.doCheckBranch(value).kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"'', OK", "dev, OK", "Dev, ERROR"})
    void checksTheTemplate(String value, Kind kind) {
        assertThat(form.doCheckTemplate(value).kind).isEqualTo(kind);
        assertThat(new FlowPlanStep.DescriptorImpl().doCheckTemplate(value).kind)
                .isEqualTo(kind);
        assertThat(new FlowNamespaceDeleteStep.DescriptorImpl().doCheckEnvironment(value).kind)
                .isEqualTo(kind);
    }

    @Test
    void offersTheNodesToThoseWhoMayConfigureTheProject() throws Exception {
        TestJenkins jenkins = new TestJenkins(Set.of(), "north", "south");
        TestFolder mine = new TestFolder(jenkins, "mine", Item.CONFIGURE);
        TestFolder others = new TestFolder(jenkins, "others", Item.READ);

        assertThat(form.doFillNodeItems(mine, "gone"))
                .extracting(option -> option.value)
                .containsExactly("", "gone", "north", "south");
        assertThat(form.doFillNodeItems(others, ""))
                .extracting(option -> option.value)
                .containsExactly("");
    }
}
