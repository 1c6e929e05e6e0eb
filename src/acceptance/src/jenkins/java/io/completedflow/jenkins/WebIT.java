package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the plugins answer over HTTP, and to whom. */
@Tag("jenkins")
@ExtendWith(RunningController.class)
class WebIT {
    /** A page on which each view is shown, and a text of it. */
    private static final Map<String, List<String>> PAGES = Map.ofEntries(
            Map.entry("index.jelly", List.of("/manage/pluginManager/installed", "Every branch of a product gets its whole environment")),
            Map.entry("io/jenkins/plugins/completedflow/CompletedFlowConfiguration/config.jelly", List.of("/manage/configure", "https://git.example.test/shop.git")),
            Map.entry("io/jenkins/plugins/completedflow/folder/FlowFolderProperty/config.jelly", List.of("/job/shop/configure", "https://git.example.test/other.git")),
            Map.entry("io/jenkins/plugins/completedflow/folder/AllowedTemplate/config.jelly", List.of("/job/shop/configure", "feature/*")),
            Map.entry("io/jenkins/plugins/completedflow/folder/Grant/config.jelly", List.of("/job/shop/configure", "staging1")),
            Map.entry("io/jenkins/plugins/completedflow/node/FlowNodeProperty/config.jelly", List.of("/computer/north/configure", "apps.example.test")),
            Map.entry("io/jenkins/plugins/completedflow/node/FlowInstallation/config.jelly", List.of("/manage/configureTools/", "FlowInstallation")),
            Map.entry("io/jenkins/plugins/completedflow/node/FlowToolInstaller/config.jelly", List.of("/manage/configureTools/", "FlowToolInstaller")));

    private static final String STEPS = "io/jenkins/plugins/completedflow/step/";
    private static final Pattern FIELD = Pattern.compile("<f:entry[^>]* field=\"([A-Za-z]+)\"");

    /** The views of the pages of namespaces, for which PagesIT has namespaces to show. */
    private static final Pattern OF_PAGES = Pattern.compile(".*/(page/NamespacePage|rest/CompletedFlowAction)/[a-z]+\\.jelly");

    private final Controller controller;
    private Session admin;
    private Session reader;
    private Session anonymous;

    WebIT(Controller controller) {
        this.controller = controller;
    }

    @BeforeEach
    void logIn() {
        admin = controller.session("admin");
        reader = controller.session("reader");
        anonymous = controller.session("");
    }

    @Test
    void rendersTheFormOfEveryStep() throws Exception {
        Map<String, Integer> fields = new TreeMap<>();
        for (PluginFile plugin : PluginFile.all()) {
            for (String view : plugin.own().keySet()) {
                if (view.startsWith(STEPS) && view.endsWith(".jelly")) {
                    String step = view.replaceFirst("/config.jelly$", "").replace('/', '.');
                    Matcher field = FIELD.matcher(new String(plugin.own().get(view), StandardCharsets.UTF_8));
                    String form = new SnippetGenerator(admin, "").form(step);
                    while (field.find()) {
                        assertThat(form).as(view).contains("\"_." + field.group(1) + "\"", "/help/" + field.group(1));
                        fields.merge(step, 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(fields).hasSize(4);
    }

    @Test
    void rendersEveryView() throws Exception {
        TreeSet<String> views = new TreeSet<>();
        for (PluginFile plugin : PluginFile.all()) {
            plugin.own().keySet().stream().filter(name -> name.endsWith(".jelly") && !OF_PAGES.matcher(name).matches()).forEach(views::add);
        }
        views.removeIf(view -> view.startsWith(STEPS)); // The forms of steps are shown on demand.
        assertThat(PAGES.keySet()).as("add a page for a new view").isEqualTo(views);

        for (List<String> page : PAGES.values()) {
            var answer = admin.get(page.get(0));
            assertThat(answer.statusCode()).as(page.get(0)).isEqualTo(200);
            assertThat(answer.body()).contains(page.get(1)).doesNotContain("<script>alert(1)");
        }
    }

    @Test
    void servesEveryHelpFile() throws Exception {
        SortedMap<String, String> helps = new TreeMap<>();
        for (PluginFile plugin : PluginFile.all()) {
            plugin.own().forEach((name, content) -> {
                if (name.matches(".*/help(-[A-Za-z]+)?\\.html")) {
                    helps.put(name, new String(content, StandardCharsets.UTF_8));
                }
            });
        }
        assertThat(helps).isNotEmpty();
        for (Map.Entry<String, String> help : helps.entrySet()) {
            String type = help.getKey().replaceFirst("/[^/]*$", "").replace('/', '.');
            String field = help.getKey().replaceFirst(".*/help-?", "").replace(".html", "");
            assertThat(admin.get("/descriptor/" + type + "/help" + (field.isEmpty() ? "" : "/" + field)).body())
                    .as(help.getKey())
                    .isEqualToIgnoringWhitespace(help.getValue());
        }
    }

    @Test
    void takesPostsAloneAndOnlyFromItsOwnPages() throws Exception {
        List<String> methods = webMethods();
        assertThat(methods).hasSizeGreaterThan(5);
        for (String path : methods) {
            assertThat(admin.get(path).statusCode()).as("GET " + path).isBetween(404, 405);
            assertThat(admin.postFromElsewhere(path).statusCode()).as("no crumb " + path).isEqualTo(403);
            assertThat(anonymous.post(path, Map.of()).statusCode()).as("anonymous " + path).isEqualTo(403);
            assertThat(admin.post(path, Map.of("value", "x", "kind", "branch")).statusCode())
                    .as("POST " + path)
                    .isEqualTo(200);
        }
    }

    /** The paths of all {@code do…} methods of our descriptors, below the folder shop. */
    private List<String> webMethods() throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("def jenkins = jenkins.model.Jenkins.get()\n");
        for (PluginFile plugin : PluginFile.all()) {
            for (String type : plugin.classes()) {
                script.append("names << '").append(type).append("'\n");
            }
        }
        script.insert(0, "def names = []\n");
        script.append(
                """
                names.collect { jenkins.pluginManager.uberClassLoader.loadClass(it) }.findAll {
                  hudson.model.Descriptor.isAssignableFrom(it) }.each { type ->
                  type.declaredMethods.findAll { it.name ==~ /do[A-Z].*/ && !it.synthetic }.each {
                    def name = it.name.substring(2, 3).toLowerCase() + it.name.substring(3)
                    println('/job/shop/descriptorByName/' + jenkins.getExtensionList(type)[0].id + '/' + name)
                  }
                }
                """);
        return admin.script(script.toString()).lines().toList();
    }

    @Test
    void tellsWhatIsWrongOnlyToWhomItMayConcern() throws Exception {
        String check = "/job/shop/descriptorByName/io.jenkins.plugins.completedflow.folder.FlowFolderProperty/checkNode";

        assertThat(admin.post(check, Map.of("value", "nowhere")).body()).contains("There is no node");
        assertThat(reader.post(check, Map.of("value", "nowhere")).body()).doesNotContain("There is no node");
    }

    @Test
    void offersItsNodesOnlyToWhomItMayConcern() throws Exception {
        String fill = "/job/shop/descriptorByName/io.jenkins.plugins.completedflow.folder.FlowFolderProperty/fillNodeItems";

        assertThat(admin.post(fill, Map.of("node", "")).body()).contains("north");
        assertThat(reader.post(fill, Map.of("node", "")).body()).doesNotContain("north");
    }

    @ParameterizedTest
    @CsvSource({
        "/manage/configure,           200, 403, 403",
        "/job/shop/configure,         200, 403, 403",
        "/job/shop/config.xml,        200, 403, 403",
        "/job/shop/,                  200, 200, 403",
        "/manage/configureSecurity/,  200, 403, 403",
    })
    void showsPagesByPermission(String path, int forAdmin, int forReader, int forAnonymous) throws Exception {
        assertThat(admin.get(path).statusCode()).isEqualTo(forAdmin);
        assertThat(reader.get(path).statusCode()).isEqualTo(forReader);
        assertThat(anonymous.get(path).statusCode()).isEqualTo(forAnonymous);
    }
}
