package io.jenkins.plugins.completedflow.folder;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.completedflow.TestJenkins;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FolderFormTest {
    private final FlowFolderProperty.DescriptorImpl form = new FlowFolderProperty.DescriptorImpl();
    private TestFolder mine;
    private TestFolder others;

    @BeforeEach
    void makeFolders() throws Exception {
        TestJenkins jenkins = new TestJenkins(Set.of(), "north", "south");
        mine = new TestFolder(jenkins, "mine", Item.READ, Item.CONFIGURE);
        others = new TestFolder(jenkins, "others", Item.READ);
    }

    @Test
    void saysWhichProductRepositoryAnEmptyFieldStandsFor() throws Exception {
        FlowFolderProperty property = new FlowFolderProperty();
        property.setProductRepository("https://joe@git.example.test/shop.git");
        mine.addProperty(property);
        TestFolder below = new TestFolder(mine, "below", Item.CONFIGURE);

        assertThat(form.doCheckProductRepository(below, ""))
                .satisfies(check -> assertThat(check.kind).isEqualTo(FormValidation.Kind.OK))
                .hasMessage("Empty: https://***@git.example.test/shop.git holds.");
    }

    @Test
    void refusesAnAddressThatGitMayNotRead() {
        assertThat(form.doCheckProductRepository(mine, "http://git.example.test/shop.git").kind)
                .isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void offersTheNodesAndKeepsOneThatIsGone() {
        assertThat(form.doFillNodeItems(mine, "gone"))
                .extracting(FolderFormTest::value)
                .containsExactly("", "gone", "north", "south");
        assertThat(form.doCheckNode(mine, "gone").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckNode(mine, "north").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckNode(mine, "").kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void tellsNobodyElseAboutNodesAndRepositories() {
        assertThat(form.doFillNodeItems(others, ""))
                .extracting(FolderFormTest::value)
                .containsExactly("");
        assertThat(form.doCheckNode(others, "gone").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckProductRepository(others, "").getMessage()).isNull();
    }

    @Test
    void checksGrantsByTheirKind() {
        Grant.DescriptorImpl grant = new Grant.DescriptorImpl();

        assertThat(grant.doCheckTarget("feature/*", "branch").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(grant.doCheckTarget("feature/*", "environment").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(grant.doFillKindItems())
                .extracting(FolderFormTest::value)
                .containsExactly("branch", "template", "environment");
    }

    private static String value(ListBoxModel.Option option) {
        return option.value;
    }
}
