package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What projects ask for their branches, which real indexings find in real repositories; the node is offline. */
@Tag("jenkins")
class BranchesIT {
    @TempDir
    static Path folder;

    private static Controller controller;
    private Session admin;
    private SourceRepository repository;
    private String product;
    private String name;
    private ToldDaemon daemon;

    @BeforeAll
    static void start() throws Exception {
        controller = Controller.start(Distribution.find(), folder.resolve("home"), RunningController.resource("casc.yaml"));
        controller.session("admin").script("hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT = true");
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @BeforeEach
    void makeARepository(TestInfo test) throws Exception {
        admin = controller.session("admin");
        name = test.getTestMethod().orElseThrow().getName();
        repository = new SourceRepository(folder.resolve(name));
        product = "https://git.example.test/" + name + ".git";
        daemon = new ToldDaemon(admin, "north", product);
    }

    @Test
    void newBranchesGetNamespacesUnderTheirFullNames() throws Exception {
        repository.push("feature/1");
        repository.push("<script>alert(1)</script>");
        repository.push("%2e%2e%2f%2e%2e%2fx");
        MultibranchProject project = project("");

        project.index();

        assertThat(daemon.look())
                .containsExactlyInAnyOrder(
                        "CREATE main",
                        "CREATE feature/1",
                        "CREATE <script>alert(1)</script>",
                        "CREATE %2e%2e%2f%2e%2e%2fx");
        assertThat(project.jobs()).contains("feature%2F1");
        assertThat(daemon.look()).as("asked once").isEmpty();
        assertThat(daemon.status(project, "feature/1")).startsWith("FOLLOWED");
    }

    @Test
    void branchesThatNoAllowedTemplateIsForGetNothingAndThatIsSaid() throws Exception {
        repository.push("feature/1");
        repository.push("release/1");
        MultibranchProject project = project(
                """
                <allowedTemplates>
                  <io.jenkins.plugins.completedflow.folder.AllowedTemplate>
                    <branches>release/*</branches><template>stage</template>
                  </io.jenkins.plugins.completedflow.folder.AllowedTemplate>
                </allowedTemplates>
                """);

        project.index();

        assertThat(daemon.look()).containsExactly("CREATE release/1 stage");
        assertThat(daemon.status(project, "feature/1"))
                .isEqualTo("REFUSED no allowed template of the folder is for branch feature/1");
    }

    @Test
    void branchesKeptByOrphanRetentionLoseNothingBeforeTheDaemonSaysSo() throws Exception {
        repository.push("feature/1");
        MultibranchProject project = project("");
        project.keepDeadBranches();
        project.index();
        daemon.look();
        repository.delete("feature/1");

        project.index();

        assertThat(project.jobs()).as("the job of the dead branch").contains("feature%2F1");
        assertThat(daemon.look()).isEmpty();
        assertThat(daemon.namespaces()).contains("feature/1");
        assertThat(daemon.status(project, "feature/1")).startsWith("NOT_INDEXED");
    }

    @Test
    void branchesThatComeBackAreFollowedAgain() throws Exception {
        repository.push("feature/1");
        MultibranchProject project = project("");
        project.index();
        daemon.look();
        repository.delete("feature/1");
        project.index();
        daemon.look();

        repository.push("feature/1");
        project.index();

        assertThat(daemon.look()).isEmpty();
        assertThat(daemon.status(project, "feature/1")).startsWith("FOLLOWED");
    }

    @Test
    void theJobOfALiveBranchDeletedAsTheSystemIsMadeAgainByTheNextIndexing() throws Exception {
        repository.push("feature/1");
        MultibranchProject project = project("<deleteFiltered>true</deleteFiltered>");
        project.index();
        daemon.look();

        project.deleteJob("feature%2F1");
        assertThat(daemon.look()).isEmpty();
        assertThat(daemon.status(project, "feature/1")).startsWith("NOT_INDEXED it has no job");
        project.index();

        assertThat(daemon.look()).isEmpty();
        assertThat(daemon.status(project, "feature/1")).startsWith("FOLLOWED");
        assertThat(daemon.namespaces()).contains("feature/1");
    }

    @Test
    void aNarrowedFilterDeletesNothing() throws Exception {
        repository.push("feature/1");
        MultibranchProject project = project("");
        project.index();
        daemon.look();

        project.exclude("feature/*");
        project.index();

        assertThat(project.jobs()).doesNotContain("feature%2F1");
        assertThat(daemon.look()).isEmpty();
        assertThat(daemon.namespaces()).contains("feature/1");
        assertThat(daemon.status(project, "feature/1")).startsWith("NOT_INDEXED the project no longer takes it up");
    }

    @Test
    void aNarrowedFilterDeletesWhereThatIsWanted() throws Exception {
        repository.push("feature/1");
        repository.push("feature/2");
        MultibranchProject project = project("<deleteFiltered>true</deleteFiltered>");
        project.index();
        daemon.look();

        project.exclude("feature/1");
        repository.delete("feature/2");
        project.index();

        assertThat(daemon.look()).as("of feature/2 the daemon decides").containsExactly("DELETE feature/1");
        assertThat(daemon.namespaces()).containsExactly("feature/2", "main");
    }

    @Test
    void aDeletedProjectDeletesNothing() throws Exception {
        MultibranchProject project = project("");
        project.index();
        daemon.look();

        project.delete();

        assertThat(daemon.look()).isEmpty();
        letAMinutePass();
        assertThat(daemon.look()).isEmpty();
        assertThat(daemon.namespaces()).containsExactly("main");
    }

    @Test
    void aDeletedFolderDeletesWhereThatIsWantedButWhatIsShared() throws Exception {
        repository.push("feature/1");
        SourceRepository other = new SourceRepository(folder.resolve(name + "-other"));
        folder("team-" + name, null);
        MultibranchProject project = MultibranchProject.create(
                admin, "team-" + name, "catalog", repository.folder(), property("<deleteWithProject>true</deleteWithProject>"));
        MultibranchProject shares = MultibranchProject.create(admin, "", name, other.folder(), property(""));
        project.index();
        shares.index();
        daemon.look();

        admin.script("jenkins.model.Jenkins.get().getItem('team-" + name + "').delete()");

        assertThat(daemon.look()).as("it might be moving").isEmpty();
        letAMinutePass();
        assertThat(daemon.look()).containsExactly("DELETE feature/1");
        assertThat(daemon.namespaces()).containsExactly("main");
    }

    @Test
    void movesAndRenamesDeleteNothing() throws Exception {
        folder("folder-" + name, null);
        MultibranchProject project = project("<deleteWithProject>true</deleteWithProject><deleteFiltered>true</deleteFiltered>");
        project.index();
        daemon.look();

        MultibranchProject moved = project.rename("renamed-" + name).moveTo("folder-" + name);

        assertThat(daemon.look()).isEmpty();
        letAMinutePass();
        moved.index();
        assertThat(daemon.look()).isEmpty();
        assertThat(daemon.namespaces()).containsExactly("main");
        assertThat(daemon.status(moved, "main")).startsWith("FOLLOWED");
    }

    @Test
    void projectsOfOneProductShareANamespaceByBranchUnderAFolderThatSaysSo() throws Exception {
        folder("product-" + name, property(""));
        SourceRepository other = new SourceRepository(folder.resolve(name + "-other"));
        repository.push("feature/1");
        other.push("feature/1");
        MultibranchProject catalog = MultibranchProject.create(admin, "product-" + name, "catalog", repository.folder(), null);
        MultibranchProject ledger = MultibranchProject.create(admin, "product-" + name, "ledger", other.folder(), null);

        catalog.index();
        assertThat(daemon.look()).containsExactlyInAnyOrder("CREATE main", "CREATE feature/1");
        ledger.index();

        assertThat(daemon.look()).as("it is there").isEmpty();
        assertThat(daemon.namespaces()).containsExactly("feature/1", "main");
    }

    /** What is absent is so for certain when it was absent a minute ago; the memories are set back by that, for time is not waited for. */
    private void letAMinutePass() throws Exception {
        admin.script(
                """
                def files = new File(jenkins.model.Jenkins.get().rootDir, 'completed-flow/projects').listFiles()
                files.findAll { it.name.endsWith('.json') }.each {
                  it.text = it.text.replaceAll('"absentSince":"[^"]+"', '"absentSince":"2026-01-01T00:00:00Z"') }
                """);
    }

    private MultibranchProject project(String more) throws Exception {
        return MultibranchProject.create(admin, "", name, repository.folder(), property(more));
    }

    private String property(String more) {
        return "<productRepository>" + product + "</productRepository><node>north</node>" + more;
    }

    private void folder(String called, String property) throws Exception {
        String type = "io.jenkins.plugins.completedflow.folder.FlowFolderProperty";
        String properties = property == null ? "" : "<properties><" + type + ">" + property + "</" + type + "></properties>";
        String config = "<com.cloudbees.hudson.plugins.folder.Folder>" + properties + "</com.cloudbees.hudson.plugins.folder.Folder>";
        assertThat(admin.post("/createItem?name=" + called, "application/xml", config).statusCode()).isEqualTo(200);
    }
}
