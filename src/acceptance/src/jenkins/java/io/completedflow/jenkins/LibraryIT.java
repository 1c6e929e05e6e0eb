package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shared library in sandboxed Pipelines: from the plugin itself, and as a Global Pipeline Library from its folder of a repository. */
@Tag("jenkins")
class LibraryIT {
    private static final String PHASES =
            """
            completedFlow(
                run: false,
                infraUp: { input(id: 'Go', message: 'go?'); 42 },
                qa: { results -> echo "qa saw ${results.infraUp}" })
            """;
    private static final String SCRIPTED = "def results = " + PHASES + "\necho \"phases ${results.keySet()}\"\n";
    private static final String DECLARATIVE = "pipeline { agent none\n stages { stage('all') { steps { script {\n" + SCRIPTED + "\n} } } } }\n";
    private static final String LOADING = "Loading library completed-flow@";

    @TempDir
    static Path folder;

    private static Controller controller;
    private Session admin;

    @BeforeAll
    static void start() throws Exception {
        controller = Controller.start(Distribution.find(), folder.resolve("home"), RunningController.resource("casc.yaml"));
        controller
                .session("admin")
                .post("/createItem?name=shop", "application/xml", RunningController.resource("shop.xml"));
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @BeforeEach
    void logIn() {
        admin = controller.session("admin");
    }

    @Test
    void goesOnAfterTheControllerWasKilled() throws Exception {
        List<PipelineJob> builds = List.of(
                PipelineJob.create(admin, "/job/shop", "scripted", SCRIPTED).build(),
                PipelineJob.create(admin, "/job/shop", "declarative", DECLARATIVE).build());
        for (PipelineJob build : builds) {
            build.awaitQuestion("Go");
        }

        controller.kill();
        controller = controller.restarted();

        for (PipelineJob build : builds) {
            build.now(controller.session("admin"));
            build.awaitQuestion("Go");
            build.answer("Go");
            assertThat(build.awaitEnd())
                    .contains(LOADING, "(infra-up)", "(qa)", "qa saw 42", "phases [infraUp, qa]", "Finished: SUCCESS");
        }
    }

    @Test
    void isThereElsewhereForThoseWhoNameIt() throws Exception {
        PipelineJob named = PipelineJob.create(
                admin, "", "named", "@Library('completed-flow') _\ncompletedFlow(run: false, qa: { echo 'tested' })");

        assertThat(named.build().awaitEnd()).contains(LOADING, "tested", "Finished: SUCCESS");
    }

    @Test
    void saysNothingElsewhere() throws Exception {
        PipelineJob other = PipelineJob.create(admin, "", "other", "echo 'other'");

        assertThat(other.build().awaitEnd()).doesNotContain("completed-flow").contains("Finished: SUCCESS");
    }

    @Test
    void hasNoVersionButThePlugins() throws Exception {
        PipelineJob old = PipelineJob.create(admin, "", "old", "@Library('completed-flow@0.0.1') _\ncompletedFlow()");

        assertThat(old.build().awaitEnd())
                .contains("There is no version 0.0.1 of the library completed-flow", "Finished: FAILURE");
    }

    @Test
    void refusesWhatItDoesNotKnowWithTheNearest() throws Exception {
        PipelineJob typing = PipelineJob.create(admin, "/job/shop", "typing", "branchNamespace(templte: 'dev')");
        PipelineJob phase = PipelineJob.create(admin, "/job/shop", "phase", "completedFlow(qa: [:])");

        assertThat(typing.build().awaitEnd())
                .contains(
                        "ERROR: branchNamespace has no option 'templte'; the nearest is 'template' of branch, template, app,",
                        "Finished: FAILURE");
        assertThat(phase.build().awaitEnd())
                .contains("ERROR: completedFlow: the phase qa has no step of its own", "Finished: FAILURE");
    }

    @Test
    void worksAsAGlobalLibraryFromItsFolderOfARepository() throws Exception {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        copy(Path.of("..", "..", "jenkinsfile-library"), repository.resolve("jenkinsfile-library"));
        GitFolder.git(repository, "init", "-q", "-b", "main");
        GitFolder.commitAll(repository);
        admin.script(
                """
                import org.jenkinsci.plugins.workflow.libs.*
                hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT = true
                def retriever = new SCMSourceRetriever(new jenkins.plugins.git.GitSCMSource('%s'))
                retriever.libraryPath = 'jenkinsfile-library'
                def library = new LibraryConfiguration('flow-of-ours', retriever)
                library.defaultVersion = 'main'
                GlobalLibraries.get().libraries = [library]
                """
                        .formatted(repository.toUri()));

        PipelineJob job = PipelineJob.create(
                admin, "", "global", "@Library('flow-of-ours') _\ncompletedFlow(run: false, qa: { echo 'tested' })");

        assertThat(job.build().awaitEnd()).contains("Loading library flow-of-ours@main", "tested", "Finished: SUCCESS");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                boolean ofTheBuild = from.relativize(file).startsWith("target");
                if (!ofTheBuild) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
