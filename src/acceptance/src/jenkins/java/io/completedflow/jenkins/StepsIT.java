package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.jenkins.PlayedDaemon.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps in real Pipelines of a multibranch project, on a node that is offline: what its daemon would answer is played. */
@Tag("jenkins")
class StepsIT {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```groovy\n(.*?)```");
    private static final Path MANUAL = Path.of("..", "..", "docs", "user", "jenkins.md");

    @TempDir
    static Path folder;

    private static Controller controller;
    private static PlayedDaemon daemon;

    @BeforeAll
    static void start() throws Exception {
        String configuration = RunningController.resource("casc.yaml")
                .replace("launcher: inbound,", "launcher: inbound, nodeProperties: [ { completedFlow: { home: /nowhere/flow } } ],");
        controller = Controller.start(Distribution.find(), folder.resolve("home"), configuration);
        daemon = new PlayedDaemon(folder);
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    private static BranchProject project(String name, String... grants) throws IOException, InterruptedException {
        return BranchProject.create(() -> controller, folder.resolve(name), name, false, Map.of(), grants);
    }

    /** Every example of the manual as it stands, and the scripted ones in a Declarative Pipeline too. */
    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(MANUAL));
        while (example.find()) {
            examples.add(example.group(1));
            if (!example.group(1).startsWith("pipeline")) {
                examples.add("pipeline { agent none\n stages { stage('all') { steps { script {\n" + example.group(1) + "\n} } } } }\n");
            }
        }
        assertThat(examples).hasSizeGreaterThan(15);
        return examples;
    }

    @Test
    void runEveryExampleOfTheManualAndAgainAfterTheControllerWasKilled() throws Exception {
        BranchProject project = project("manual", "* branch main", "* environment staging1");
        List<BranchBuild> builds = new ArrayList<>();
        for (String example : examples()) {
            builds.add(project.push("example-" + builds.size(), example));
        }
        project.index();
        BranchBuild.awaitAll(builds, daemon);
        for (BranchBuild build : builds) {
            assertThat(build.log()).as(build.toString()).contains("Finished: SUCCESS").doesNotContain("s3cret@frontend", "ERROR");
        }
        assertThat(builds.get(0).log())
                .contains(
                        "see https://frontend.example-0.example.test",
                        "deploy shop.frontend at 01234567: is not there",
                        "shop.frontend is preparing",
                        "shop.frontend is ready at https://***@frontend.example-0.example.test");
        assertThat(builds.get(2).log()).contains("testing https://****@frontend.example-2.example.test of example-2");
        assertThat(daemon.asked("manual/example-0"))
                .filteredOn(asked -> asked.kind().equals("CREATE") && asked.build() == 1)
                .singleElement()
                .satisfies(asked -> assertThat(asked.commit()).isEqualTo(project.head("example-0")));

        List<BranchBuild> again = new ArrayList<>();
        for (BranchBuild build : builds) {
            again.add(build.again());
        }
        for (BranchBuild build : again) {
            build.awaitWaiting(1);
        }
        controller.kill();
        controller = controller.restarted();
        BranchBuild.awaitAll(again, daemon);
        for (BranchBuild build : again) {
            assertThat(build.log()).as(build.toString()).contains("Finished: SUCCESS", "Resuming build").doesNotContain("ERROR");
        }
    }

    @Test
    void goOnFromEachStateInWhichTheControllerIsKilled() throws Exception {
        BranchProject project = project("killed");
        BranchBuild build = project.build("feature-1", "def n = flowNamespace()\nflowPlan()\necho \"kept ${n.name} ${n.urls.ledger}\"");
        build.awaitWaiting(1);
        killAndRestart();
        daemon.answer(controller.session("admin"));
        build.awaitLog("deploy shop.frontend");
        killAndRestart();
        daemon.answer(controller.session("admin"));
        build.awaitLog("shop.frontend is preparing");
        killAndRestart();
        daemon.answer(controller.session("admin"));
        build.awaitLog("shop.frontend is ready");
        build.awaitWaiting(1);
        killAndRestart();
        BranchBuild.awaitAll(List.of(build), daemon);

        assertThat(build.log()).contains("kept feature-1 http://ledger.feature-1.example.test", "Finished: SUCCESS");
        assertThat(daemon.asked("killed/feature-1")).extracting(Asked::kind).containsExactly("PLAN", "CREATE", "PLAN");
    }

    private static void killAndRestart() throws Exception {
        controller.kill();
        controller = controller.restarted();
    }

    @Test
    void knowTheirBranchWhateverAJenkinsfileSays() throws Exception {
        BranchProject project = project("hostile");
        BranchBuild build = project.build(
                "hostile",
                """
                env.BRANCH_NAME = 'main'
                withEnv(['BRANCH_NAME=main', 'JOB_NAME=hostile/main', 'GIT_BRANCH=main', 'CHANGE_ID=']) {
                    flowNamespace()
                    def others = [
                        { flowNamespace branch: 'main' }, { flowNamespaceDelete branch: 'main' }, { withFlowNamespace(branch: 'main') { echo 'in' } },
                        { flowPlan branch: 'main' }, { flowNamespaceDelete environment: 'staging1' }, { flowNamespace template: 'prod' },
                        { flowNamespace app: 'data.ledger' }, { flowNamespace node: 'south' }, { flowNamespace timeout: 0 },
                        { flowNamespace branch: '../../x' }, { flowNamespace branch: 'hostile\\nmain' },
                        { io.jenkins.plugins.completedflow.request.FlowRequests.get().waiting() },
                        { jenkins.model.Jenkins.get().getExtensionList('io.jenkins.plugins.completedflow.request.RequestBook') },
                    ]
                    for (int i = 0; i < others.size(); i++) {
                        def allowed = false
                        catchError(buildResult: 'SUCCESS') {
                            others[i]()
                            allowed = true
                        }
                        echo "try ${i}: ${allowed}"
                    }
                }
                """);
        BranchBuild.awaitAll(List.of(build), daemon);

        assertThat(build.log()).contains("try 12: false", "Finished: SUCCESS").doesNotContainPattern("try [0-9]+: true");
        assertThat(daemon.asked("hostile/hostile"))
                .allSatisfy(asked -> assertThat(asked.branch()).isEqualTo("hostile"))
                .filteredOn(asked -> !asked.kind().equals("PLAN"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.kind()).isEqualTo("CREATE"));
    }

    @Test
    void giveAForkWhoseBranchIsCalledStaging1ANamespaceNamedAfterItsRequest() throws Exception {
        BranchProject project = BranchProject.create(
                () -> controller, folder.resolve("forks"), "forks", true, Map.of("staging1*", "staging", "PR-*", "dev"), "* branch *");
        project.build("staging1", "echo 'not this'").awaitLog("Finished");
        project.admin().script(
                """
                import org.jenkinsci.plugins.github_branch_source.*
                def project = jenkins.model.Jenkins.get().getItem('forks')
                def job = project.getItem('staging1')
                def head = new PullRequestSCMHead('PR-12', 'stranger', 'web', 'staging1', 12, new BranchSCMHead('main'),
                    new jenkins.scm.api.SCMHeadOrigin.Fork('stranger'), jenkins.scm.api.mixin.ChangeRequestCheckoutStrategy.HEAD)
                project.projectFactory.setBranch(job, new jenkins.branch.Branch('web', head, new hudson.scm.NullSCM(), []))
                job.definition = new org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition('''
                    flowNamespace()
                    catchError { flowNamespace branch: 'staging1' }
                    catchError { flowNamespace template: 'staging' }
                    ''', true)
                job.scheduleBuild2(0)
                """);
        BranchBuild build = new BranchBuild(() -> controller, "forks", "staging1", 2);
        BranchBuild.awaitAll(List.of(build), daemon);

        String repository = folder.resolve("forks").toString().substring(1);
        assertThat(daemon.asked("forks/staging1")).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.branch()).isEqualTo("PR-12:" + repository);
            assertThat(asked.fork()).isTrue();
            assertThat(asked.template()).isEqualTo("dev");
        });
        assertThat(build.log())
                .contains("may not act on the namespace of branch staging1", "may not use template staging");
    }

    @Test
    void holdNeitherThreadsNorExecutorsHoweverManyWait() throws Exception {
        BranchProject project = project("many");
        String jenkinsfile =
                """
                def all = [:]
                for (int i = 0; i < %d; i++) {
                    all["n${i}"] = { flowNamespace() }
                }
                parallel all
                """;
        BranchBuild few = project.build("few", jenkinsfile.formatted(20));
        few.awaitWaiting(20);
        int before = threads();
        BranchBuild many = project.build("many", jenkinsfile.formatted(500));
        many.awaitWaiting(500);

        assertThat(threads()).as("a thread for each would be 500 more").isLessThan(before + 20);
        assertThat(busyExecutors()).isZero();
        many.abort();
        many.awaitLog("Finished: ABORTED");
        assertThat(many.waiting()).as("withdrawn").isZero();
        few.abort();
        few.awaitLog("Finished: ABORTED");
    }

    private static int threads() throws Exception {
        return Integer.parseInt(controller.session("admin").script("println Thread.allStackTraces.size()"));
    }

    private static int busyExecutors() throws Exception {
        return Integer.parseInt(controller
                .session("admin")
                .script("println jenkins.model.Jenkins.get().computers.sum { it.countBusy() }"));
    }

    @Test
    void endWhenAbortedAndSayWhy() throws Exception {
        BranchProject project = project("aborted");
        BranchBuild build = project.build("feature-1", "flowNamespace()");
        build.awaitWaiting(1);
        build.abort();
        build.awaitLog("Finished: ABORTED");

        assertThat(build.log()).containsPattern("Aborted.*node north ends what it has begun");
        assertThat(build.waiting()).isZero();
    }

    @Test
    void endWhenTheirTimeIsOverAndSayWhy() throws Exception {
        BranchProject project = project("late");
        BranchBuild build = project.build("feature-1", "flowNamespace timeout: 1");
        build.awaitLog("Finished: FAILURE");

        assertThat(build.log()).containsPattern("ERROR: not ready after 1 min: .*north.*\nFinished: FAILURE");
        assertThat(build.waiting()).isZero();
    }

    @Test
    void refuseAJobOutsideMultibranchProjectsWithoutAGrant() throws Exception {
        Session admin = controller.session("admin");
        admin.post("/createItem?name=shop", "application/xml", RunningController.resource("shop.xml"));
        PipelineJob job = PipelineJob.create(admin, "/job/shop", "nightly", "flowNamespace branch: 'main'");

        assertThat(job.build().awaitEnd())
                .contains("it needs a grant of the folder to builds of /shop/nightly for branch main", "Finished: FAILURE");
    }

    @Test
    void runWhatTheSnippetGeneratorWrites() throws Exception {
        BranchProject project = project("snippets", "* branch main");
        String prefix = "io.jenkins.plugins.completedflow.step.";
        Map<String, String> forms = Map.of(
                "FlowNamespaceStep", "'template':'dev','app':'shop.frontend','wait':true,'timeout':'20','node':'north','branch':''",
                "FlowNamespaceDeleteStep", "'environment':'','timeout':'60','node':'','branch':'main'",
                "FlowPlanStep", "'template':'','timeout':'60','node':'','branch':''",
                "WithFlowNamespaceStep", "'node':'','branch':''");
        List<BranchBuild> builds = new ArrayList<>();
        SnippetGenerator generator = new SnippetGenerator(project.admin(), "/job/snippets");
        for (Map.Entry<String, String> form : forms.entrySet()) {
            String snippet = generator.snippet(prefix + form.getKey(), form.getValue());
            assertThat(snippet).doesNotContain("timeout: 60", "wait: true", "branch: ''");
            builds.add(project.push("snippet-" + builds.size(), "flowNamespace()\n" + snippet));
        }
        project.index();
        BranchBuild.awaitAll(builds, daemon);

        for (BranchBuild build : builds) {
            assertThat(build.log()).as(build.toString()).contains("Finished: SUCCESS");
        }
    }
}
