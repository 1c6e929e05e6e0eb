package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Namespaces over HTTP and on the command line, and for whom: the projects {@code catalog} and {@code ledger} share the namespace of branch
 * {@code both}; {@code keeper} may do everything in the first and see the second.
 */
@Tag("jenkins")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // What only reads comes first.
class NamespacesWebIT {
    private static final String PRODUCT = "https://git.example.test/shop.git";
    private static final String AT = "/completed-flow/node/north/namespace/";
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
    private static final String ODD = "<script>alert(1)</script>";

    @TempDir
    static Path folder;

    private static Controller controller;
    private static Session admin;
    private static ToldDaemon daemon;
    private static CommandLine commands;

    @BeforeAll
    static void start() throws Exception {
        String configuration = RunningController.resource("casc.yaml")
                .replace("globalMatrix:", "projectMatrix:")
                .replace("        - { id: reader", "        - { id: keeper, password: keeper }\n        - { id: reader")
                .replace("        - user: { name: reader", "        - user: { name: keeper, permissions: [Overall/Read] }\n        - user: { name: reader");
        controller = Controller.start(Distribution.find(), folder.resolve("home"), configuration);
        admin = controller.session("admin");
        daemon = new ToldDaemon(admin, "north", PRODUCT);
        commands = new CommandLine(controller, folder);
        SourceRepository catalog = new SourceRepository(folder.resolve("catalog"));
        List.of("both", "update", "delete", "byhand", "waiting", "refused", ODD).forEach(branch -> push(catalog, branch));
        SourceRepository ledger = new SourceRepository(folder.resolve("ledger"));
        ledger.push("both");
        project("catalog", catalog, List.of("View", "Create", "Update", "Delete")).index();
        project("ledger", ledger, List.of("View")).index();
        daemon.look();
        daemon.add("orphan");
    }

    private static void push(SourceRepository repository, String branch) {
        try {
            repository.push(branch);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MultibranchProject project(String name, SourceRepository repository, List<String> permissions)
            throws Exception {
        String own = "<productRepository>" + PRODUCT + "</productRepository><node>north</node>";
        MultibranchProject project = MultibranchProject.create(admin, "", name, repository.folder(), own);
        StringBuilder script = new StringBuilder("def project = jenkins.model.Jenkins.get().getItem('" + name + "')\n"
                + "def matrix = new com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty([:])\n"
                + "matrix.add(hudson.model.Item.READ, 'keeper')\n");
        permissions.forEach(permission -> script.append("matrix.add(io.jenkins.plugins.completedflow.CompletedFlowPermissions.")
                .append(permission.toUpperCase(Locale.ROOT))
                .append(", 'keeper')\n"));
        admin.script(script + "project.addProperty(matrix)\nproject.save()");
        return project;
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @Test
    @Order(1)
    void tellsEachUserOfWhatTheyMaySee() throws Exception {
        assertThat(names("admin")).contains("both", "delete", "main", "orphan", "script-alert-1-script");
        assertThat(names("reader")).contains("both", "delete", "main").doesNotContain("orphan");
        assertThat(names("keeper")).contains("both", "delete", "main").doesNotContain("orphan");
        assertThat(controller.session("").get("/completed-flow/api/json").statusCode()).isEqualTo(403);
    }

    @Test
    @Order(1)
    void tellsWhyBranchesStandAsTheyDo() throws Exception {
        String branches = controller.session("keeper").get("/completed-flow/api/json?tree=branches[*]").body();

        assertThat(branches).contains("\"project\":\"catalog\"", "\"project\":\"ledger\"", "\"state\":\"followed\"");
    }

    @Test
    @Order(1)
    void writesOddNamesAsData() throws Exception {
        HttpResponse<String> answer = admin.get("/completed-flow/api/json");

        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).contains("\"branch\":\"<script>alert(1)<");
        assertThat(admin.get("/job/catalog/").body()).doesNotContain(ODD);
    }

    @ParameterizedTest
    @CsvSource({
        "both,   update, 202, 403, 403, 403",
        "both,   sleep,  202, 403, 403, 403",
        "both,   wake,   202, 403, 403, 403",
        "both,   delete, 202, 403, 403, 403",
        "update, update, 202, 202, 403, 403",
        "update, sleep,  202, 202, 403, 403",
        "update, wake,   202, 202, 403, 403",
        "delete, delete, 202, 202, 403, 403",
        "orphan, update, 202, 404, 404, 403",
        "orphan, delete, 202, 404, 404, 403",
        "nobody, delete, 404, 404, 404, 403",
        "..%2F..%2Fx, delete, 404, 404, 404, 403",
    })
    void asksNodesForThoseWhoMay(String namespace, String action, int forAdmin, int forKeeper, int forReader, int forAnonymous)
            throws Exception {
        String path = AT + namespace + "/" + action;

        assertThat(post("", path)).as("anonymous").isEqualTo(forAnonymous);
        assertThat(post("reader", path)).as("reader").isEqualTo(forReader);
        assertThat(post("keeper", path)).as("keeper").isEqualTo(forKeeper);
        assertThat(post("admin", path)).as("admin").isEqualTo(forAdmin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "sleep", "wake", "delete"})
    void takesPostsAloneAndOnlyFromItsOwnPages(String action) throws Exception {
        String path = AT + "refused/" + action;

        assertThat(admin.get(path).statusCode()).isBetween(404, 405);
        assertThat(admin.postFromElsewhere(path).statusCode()).isEqualTo(403);
        assertThat(admin.get("/completed-flow/api/json?tree=requests[branch]").body()).doesNotContain("refused");
    }

    @Test
    void answersWithTheRequestToAskAfter() throws Exception {
        String answer = admin.post(AT + "byhand/delete", Map.of()).body();
        String id = answer.replaceFirst(".*\"request\":\"([^\"]+)\".*", "$1");

        String pending = admin.get("/completed-flow/request/" + id + "/api/json").body();
        assertThat(pending).contains("\"kind\":\"delete\"", "\"status\":\"pending\"", "\"branch\":\"byhand\"");
        assertThat(admin.get("/completed-flow/api/json?tree=requests[id],offlineNodes").body()).contains(id, "\"offlineNodes\":[\"north\"]");
        assertThat(controller.session("").get("/completed-flow/request/" + id + "/api/json").statusCode()).isEqualTo(403);

        daemon.look();
        assertThat(admin.get("/completed-flow/request/" + id + "/api/json").body()).contains("\"status\":\"done\"");
        assertThat(names("admin")).doesNotContain("byhand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-webSocket", "-http"})
    @Order(1)
    void listsOnTheCommandLineWhatTheUserMaySee(String transport) throws Exception {
        CommandLine.Result all = commands.run("admin", transport, "flow-namespaces");
        CommandLine.Result some = commands.run("keeper", transport, "flow-namespaces");

        assertThat(all.output()).contains("NODE\tNAME\tBRANCH\tSTATE\tREASON", "north\tmain\tmain\tready\t", "\torphan\t");
        assertThat(some.output()).contains("north\tmain\tmain\tready\t").doesNotContain("orphan");
        assertThat(all.status() + some.status()).isZero();
    }

    @Test
    void deletesOnTheCommandLineForThoseWhoMay() throws Exception {
        assertThat(commands.run("reader", "-webSocket", "flow-namespace-delete", "waiting").status()).isEqualTo(6);
        assertThat(commands.run("keeper", "-webSocket", "flow-namespace-delete", "nobody").status()).isEqualTo(3);
        assertThat(commands.run("keeper", "-webSocket", "flow-namespace-delete", "--no-wait", "waiting").status()).isZero();
        assertThat(daemon.look()).contains("DELETE waiting");
        assertThat(names("admin")).doesNotContain("waiting");
    }

    @Test
    void reloadingTheConfigurationKeepsWhatIsKnownAndAsked() throws Exception {
        admin.post(AT + "main/sleep", Map.of());
        String before = admin.get("/completed-flow/api/json?tree=namespaces[name],requests[id],branches[*]").body();

        admin.script("io.jenkins.plugins.casc.ConfigurationAsCode.get().configure()");

        assertThat(admin.get("/completed-flow/api/json?tree=namespaces[name],requests[id],branches[*]").body()).isEqualTo(before);
        assertThat(before).contains("\"requests\":[{");
    }

    @Test
    void takesTheConfigurationOfTheDocumentation() throws Exception {
        String page = Files.readString(Path.of("..", "..", "docs", "admin", "jenkins.md"));
        String yaml = page.replaceFirst("(?s).*?```yaml\n", "").replaceFirst("(?s)```.*", "");
        Path file = Files.writeString(folder.resolve("documented.yaml"), yaml);

        admin.script("io.jenkins.plugins.casc.ConfigurationAsCode.get().configure('" + file + "')");

        assertThat(admin.script(
                        """
                        def flow = io.jenkins.plugins.completedflow.CompletedFlowConfiguration.get()
                        println([flow.productRepository, flow.node, flow.lifetime, flow.namespacesPerProject, flow.namespaces])
                        println(jenkins.model.Jenkins.get().getNode('south').nodeProperties.collect { it.home })
                        """))
                .isEqualTo("[https://git.example.com/shop/product.git, south, 30d, 20, 100]\n[/var/lib/completed-flow]");
    }

    private static List<String> names(String user) throws Exception {
        String all = controller.session(user).get("/completed-flow/api/json?tree=namespaces[name]").body();
        return NAME.matcher(all).results().map(found -> found.group(1)).toList();
    }

    private static int post(String user, String path) throws Exception {
        return controller.session(user).post(path, Map.of()).statusCode();
    }
}
