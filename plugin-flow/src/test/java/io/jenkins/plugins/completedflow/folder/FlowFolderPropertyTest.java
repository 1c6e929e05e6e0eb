package io.jenkins.plugins.completedflow.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.completedflow.TestJenkins;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowFolderPropertyTest {
    private TestFolder shop;
    private TestFolder team;
    private TestFolder project;

    @BeforeEach
    void makeFolders() throws Exception {
        shop = new TestFolder(new TestJenkins(Set.of()), "shop");
        team = new TestFolder(shop, "team");
        project = new TestFolder(team, "catalog");
    }

    @Test
    void isTheNearestUpTheParents() throws Exception {
        FlowFolderProperty ofShop = add(shop, null);
        assertThat(FlowFolderProperty.nearest(project)).contains(ofShop);

        FlowFolderProperty ofProject = add(project, null);
        assertThat(FlowFolderProperty.nearest(project)).contains(ofProject);
        assertThat(FlowFolderProperty.nearest(team)).contains(ofShop);
    }

    @Test
    void isNowhereWithoutOne() {
        assertThat(FlowFolderProperty.nearest(project)).isEmpty();
        assertThat(FlowFolderProperty.productRepositoryOf(project)).isEmpty();
    }

    @Test
    void looksFurtherUpForAnEmptyProductRepositoryAlone() throws Exception {
        add(shop, "https://git.example.test/shop.git");
        FlowFolderProperty ofTeam = add(team, "  ");

        assertThat(FlowFolderProperty.nearest(project)).contains(ofTeam);
        assertThat(FlowFolderProperty.productRepositoryOf(project)).contains("https://git.example.test/shop.git");
    }

    @Test
    void takesBlankFieldsForNone() {
        FlowFolderProperty property = new FlowFolderProperty();
        property.setNode(" ");
        property.setLifetime(" 14d ");

        assertThat(property.getNode()).isNull();
        assertThat(property.getLifetime()).isEqualTo("14d");
    }

    @Test
    void keepsItsOwnLists() {
        FlowFolderProperty property = new FlowFolderProperty();
        assertThat(property.getGrants()).isEmpty();
        assertThat(property.getAllowedTemplates()).isEmpty();

        List<Grant> grants = new ArrayList<>(List.of(new Grant(" main ", "environment", "staging1")));
        property.setGrants(grants);
        grants.clear();

        assertThat(property.getGrants())
                .singleElement()
                .extracting(Grant::getBuilds)
                .isEqualTo("main");
    }

    private static FlowFolderProperty add(TestFolder folder, String productRepository) throws Exception {
        FlowFolderProperty property = new FlowFolderProperty();
        property.setProductRepository(productRepository);
        folder.addProperty(property);
        return property;
    }
}
