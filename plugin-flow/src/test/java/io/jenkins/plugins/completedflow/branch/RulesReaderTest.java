package io.jenkins.plugins.completedflow.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.completedflow.CompletedFlowConfiguration;
import io.jenkins.plugins.completedflow.TestJenkins;
import io.jenkins.plugins.completedflow.folder.AllowedTemplate;
import io.jenkins.plugins.completedflow.folder.FlowFolderProperty;
import io.jenkins.plugins.completedflow.folder.TestFolder;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RulesReaderTest {
    private final CompletedFlowConfiguration global = new CompletedFlowConfiguration();
    private final FlowFolderProperty property = new FlowFolderProperty();
    private TestFolder project;

    @BeforeEach
    void makeFolders() throws Exception {
        project = new TestFolder(new TestJenkins(Set.of()), "shop");
    }

    @Test
    void readsNothingWhereNoFolderSaysSo() {
        global.setNode("north");

        assertThat(RulesReader.of(project, global)).isEmpty();
    }

    @Test
    void takesFromTheGlobalConfigurationWhatTheFolderLeavesEmpty() throws Exception {
        project.addProperty(property);
        global.setProductRepository("https://git.example.test/shop.git");
        global.setNode("north");
        global.setLifetime("14d");
        global.setNamespacesPerProject(3);

        ProjectRules rules = RulesReader.of(project, global).orElseThrow();

        assertThat(rules.productRepository()).isEqualTo("https://git.example.test/shop.git");
        assertThat(rules.node()).isEqualTo("north");
        assertThat(rules.lifetime()).contains(Duration.ofDays(14));
        assertThat(rules.caps()).isEqualTo(new NamespaceCaps(OptionalInt.of(3), OptionalInt.empty()));
        assertThat(rules.forks()).isFalse();
        assertThat(rules.deleteWithProject()).isFalse();
        assertThat(rules.deleteFiltered()).isFalse();
    }

    @Test
    void prefersWhatTheFolderSays() throws Exception {
        global.setNode("south");
        global.setLifetime("14d");
        property.setProductRepository("https://git.example.test/shop.git");
        property.setNode("north");
        property.setLifetime("12h");
        property.setForks(true);
        property.setDeleteFiltered(true);
        property.setAllowedTemplates(List.of(new AllowedTemplate("release/*", "stage")));
        project.addProperty(property);

        ProjectRules rules = RulesReader.of(project, global).orElseThrow();

        assertThat(rules.node()).isEqualTo("north");
        assertThat(rules.lifetime()).contains(Duration.ofHours(12));
        assertThat(rules.forks()).isTrue();
        assertThat(rules.deleteFiltered()).isTrue();
        assertThat(rules.templates().of("release/1").template()).isEqualTo("stage");
    }

    @Test
    void namesNeitherRepositoryNorNodeThatNobodyNamed() throws Exception {
        project.addProperty(property);
        BranchJob job = new BranchJob("main", false, "r1", "", "", true);

        assertThat(RulesReader.of(project, global).orElseThrow().refusal(job)).contains("no product repository");
        global.setProductRepository("https://git.example.test/shop.git");
        assertThat(RulesReader.of(project, global).orElseThrow().refusal(job)).contains("no node is chosen");
        global.setNode("north");
        assertThat(RulesReader.of(project, global).orElseThrow().refusal(job)).isEmpty();
    }

    @Test
    void refusesALifetimeThatNoFormWouldTake() throws Exception {
        project.addProperty(property);
        global.setLifetime("soon");

        assertThatThrownBy(() -> RulesReader.of(project, global)).hasMessageContaining("lifetime 'soon'");
    }
}
