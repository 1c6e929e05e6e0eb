package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a form shows and a person saves without a change stays as it was. */
@Tag("jenkins")
@ExtendWith(RunningController.class)
class FormRoundTripIT {
    private static final Pattern PROPERTY = Pattern.compile("(?s)<(io[.]jenkins[.][A-Za-z.]+FlowFolderProperty).*</\\1>");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static Playwright playwright;
    private static Browser browser;

    private final Controller controller;
    private Session admin;
    private Page page;

    FormRoundTripIT(Controller controller) {
        this.controller = controller;
    }

    @BeforeAll
    static void startBrowser() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no form was tested: " + CHROMIUM + " is missing; apt-get install chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void logIn() {
        admin = controller.session("admin");
        page = browser.newContext().newPage();
        page.navigate(controller.url() + "/login");
        page.locator("#j_username").fill("admin");
        page.locator("[name=j_password]").fill("admin");
        page.locator("button[name=Submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    @Test
    void ofTheGlobalConfiguration() throws Exception {
        String script = "println io.jenkins.plugins.completedflow.CompletedFlowConfiguration.get().productRepository";

        save("/manage/configure");
        assertThat(admin.script(script)).isEqualTo("https://git.example.test/shop.git");
    }

    @Test
    void ofANode() throws Exception {
        String script = "def property = jenkins.model.Jenkins.get().getNode('north').nodeProperties[0]\n"
                + "println([property.home, property.host, property.tool])";

        save("/computer/north/configure");
        assertThat(admin.script(script)).isEqualTo("[/var/lib/completed-flow, apps.example.test, flow]");
    }

    @Test
    void ofTheTools() throws Exception {
        String script = "def flow = hudson.tools.ToolInstallation.all().find { it.clazz.name.endsWith('.FlowInstallation') }.installations[0]\n"
                + "println([flow.name, flow.properties[0].installers[0].label, flow.properties[0].installers[0].version])";

        save("/manage/configureTools/");
        assertThat(admin.script(script)).isEqualTo("[flow, linux, 7.7]");
    }

    @Test
    void ofAFolder() throws Exception {
        String before = property();
        assertThat(before).contains("<node>north</node>", "<builds>main</builds>", "<branches>feature/*</branches>");

        save("/job/shop/configure");

        assertThat(property()).isEqualTo(before);
    }

    @Test
    void ofAFolderThatSaysNothing() throws Exception {
        assertThat(admin.post("/createItem?name=silent", "application/xml", "<com.cloudbees.hudson.plugins.folder.Folder/>")
                        .statusCode())
                .isEqualTo(200);

        save("/job/silent/configure");

        assertThat(admin.get("/job/silent/config.xml").body()).doesNotContain("FlowFolderProperty");
    }

    @ParameterizedTest
    @CsvSource({
        "folder,       com.cloudbees.hudson.plugins.folder.Folder",
        "multibranch,  org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject",
        "organization, jenkins.branch.OrganizationFolder",
    })
    void takesWhatAPersonFillsIn(String name, String type) throws Exception {
        admin.script("def jenkins = jenkins.model.Jenkins.get()\njenkins.createProject(jenkins.pluginManager.uberClassLoader.loadClass('"
                + type + "'), '" + name + "')");

        page.navigate(controller.url() + "/job/" + name + "/configure");
        page.getByText("Branches get namespaces").click();
        page.locator("[name='_.productRepository']").fill("https://git.example.test/filled-in.git");
        page.locator("select[name='_.node']").selectOption("north");
        page.getByText("Add grant").click();
        page.locator("[name='_.builds']").fill("main");
        page.locator("[name='_.target']").fill("feature/*");
        submit();

        assertThat(admin.get("/job/" + name + "/config.xml").body())
                .contains(
                        "<productRepository>https://git.example.test/filled-in.git</productRepository>",
                        "<node>north</node>",
                        "<builds>main</builds>",
                        "<kind>branch</kind>",
                        "<target>feature/*</target>");
    }

    private void save(String path) {
        page.navigate(controller.url() + path);
        submit();
    }

    private void submit() {
        page.locator("button[name=Submit]").click();
        page.waitForURL(url -> !url.contains("/configure"));
    }

    /** Without the name of the plugin, which Jenkins adds when it saves. */
    private String property() throws Exception {
        Matcher property = PROPERTY.matcher(admin.get("/job/shop/config.xml").body());
        assertThat(property.find()).isTrue();
        return property.group().replaceFirst(" plugin=\"[^\"]*\"", "");
    }
}
