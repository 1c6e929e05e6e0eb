package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.Fallback;
import io.completedflow.config.FlowFile;
import io.completedflow.config.KubernetesTemplate;
import io.completedflow.source.Listing;
import io.completedflow.source.Revision;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RevisionChoiceTest {
    private static final AppId CATALOG = AppId.parse("shop.catalog");
    private static final Revision BEFORE = new Revision("/catalog", "feature/1", "c0");

    @Test
    void takesTheBranchElseTheFallback() {
        assertThat(choose(new Fallback.Trunk(), Map.of("feature/1", "c1", "main", "m1"))
                        .taken())
                .containsEntry(CATALOG, new Revision("/catalog", "feature/1", "c1"));
        assertThat(choose(new Fallback.Trunk(), Map.of("main", "m1")).taken())
                .containsEntry(CATALOG, new Revision("/catalog", "main", "m1"));
        assertThat(choose(new Fallback.Branch("stable"), Map.of("main", "m1", "stable", "s1"))
                        .taken())
                .containsEntry(CATALOG, new Revision("/catalog", "stable", "s1"));
    }

    @Test
    void missingBranchNamesTheRepository() {
        assertThat(choose(new Fallback.None(), Map.of("main", "m1")).unresolved())
                .containsEntry(CATALOG, "/catalog has no branch feature/1, and the template has no fallback; push it");
        assertThat(choose(new Fallback.Trunk(), Map.of("x", "x1")).unresolved())
                .containsEntry(CATALOG, "/catalog has neither branch feature/1 nor main; push one of them");
    }

    @Test
    void whatProvesNothingChangesNothing() {
        FlowFile file = file(false, new Fallback.Trunk());
        assertThat(choose(file, Map.of(), Map.of(CATALOG, BEFORE)).taken()).containsEntry(CATALOG, BEFORE);
        Map<String, Listing> empty = Map.of("/catalog", new Listing(Map.of(), Map.of()));
        assertThat(choose(file, empty, Map.of(CATALOG, BEFORE)).taken()).containsEntry(CATALOG, BEFORE);
        assertThat(choose(file, empty, Map.of()).unresolved())
                .containsEntry(CATALOG, "/catalog has no branches; push one");
        assertThat(choose(file, Map.of(), Map.of()).unresolved())
                .containsEntry(CATALOG, "/catalog could not be listed yet");
    }

    @Test
    void autoDeployFalsePinsTheFirst() {
        FlowFile file = file(true, new Fallback.Trunk());
        Map<String, Listing> listings = listing(Map.of("feature/1", "c1"));
        assertThat(choose(file, listings, Map.of()).taken().get(CATALOG).id()).isEqualTo("c1");
        assertThat(choose(file, listings, Map.of(CATALOG, BEFORE)).taken().get(CATALOG))
                .isEqualTo(BEFORE);
    }

    @Test
    void appWithoutRepositoryIsUnresolved() {
        FlowFile file = file(false, new Fallback.Trunk());
        RevisionChoice choice =
                RevisionChoice.of(file, file.templates().get("dev"), "x", app -> Optional.empty(), Map.of(), Map.of());
        assertThat(choice.unresolved()).containsKey(CATALOG);
    }

    @Test
    void anImageIsItsOwnRevisionInACluster() {
        assertThat(inCluster(app -> app.image("registry.example.test:5000/db:16.4"))
                        .taken())
                .containsEntry(CATALOG, new Revision("registry.example.test:5000/db", "16.4", "16.4"));
        assertThat(inCluster(app -> app.image("registry.example.test:5000/db@sha256:01"))
                        .taken())
                .containsEntry(CATALOG, new Revision("registry.example.test:5000/db", "latest", "sha256:01"));
        assertThat(inCluster(app -> app).unresolved()).containsKey(CATALOG);
    }

    @Test
    void anImageMadeFromARepositoryFollowsIt() {
        assertThat(inCluster(app -> app.builtAs("web:{commit}")).taken())
                .containsEntry(CATALOG, new Revision("/catalog", "feature/1", "c1"));
        assertThat(inCluster(app -> app.builtAs("web:1")).taken())
                .containsEntry(CATALOG, new Revision("web", "1", "1"));
    }

    private static RevisionChoice inCluster(UnaryOperator<AppBuilder> settings) {
        FlowFile file = FlowFileBuilder.shop()
                .template("dev", t -> t.kubernetes(KubernetesTemplate.DEFAULT))
                .group("shop")
                .app("catalog", settings)
                .build();
        return choose(file, listing(Map.of("feature/1", "c1")), Map.of());
    }

    private static FlowFile file(boolean pinned, Fallback fallback) {
        return FlowFileBuilder.shop()
                .template("dev", t -> t.fallback(fallback))
                .group("shop")
                .app("catalog", app -> pinned ? app.pinned() : app)
                .build();
    }

    private static RevisionChoice choose(Fallback fallback, Map<String, String> branches) {
        return choose(file(false, fallback), listing(branches), Map.of());
    }

    private static RevisionChoice choose(FlowFile file, Map<String, Listing> listings, Map<AppId, Revision> before) {
        return RevisionChoice.of(
                file, file.templates().get("dev"), "feature/1", RevisionChoiceTest::repository, listings, before);
    }

    private static Optional<String> repository(App app) {
        return Optional.of("/" + app.id().app());
    }

    private static Map<String, Listing> listing(Map<String, String> branches) {
        return Map.of("/catalog", new Listing(branches, Map.of()));
    }
}
