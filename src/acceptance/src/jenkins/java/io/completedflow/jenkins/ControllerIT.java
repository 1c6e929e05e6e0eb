package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The plugins are whole: a controller loads all of them, knows their extensions, and reads and writes their configuration. */
@Tag("jenkins")
@ExtendWith(RunningController.class)
class ControllerIT {
    private static final String PRODUCT_REPOSITORIES =
            """
            import io.jenkins.plugins.completedflow.*
            import io.jenkins.plugins.completedflow.folder.*
            def shop = jenkins.model.Jenkins.get().getItem('shop')
            def property = shop.properties.get(FlowFolderProperty)
            """;

    private final Controller controller;
    private Session admin;

    ControllerIT(Controller controller) {
        this.controller = controller;
    }

    static List<PluginFile> plugins() throws IOException {
        return PluginFile.all();
    }

    @BeforeEach
    void logIn() {
        admin = controller.session("admin");
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void isActiveAndWarnsOfNothing(PluginFile plugin) throws Exception {
        String active = "println jenkins.model.Jenkins.get().pluginManager.getPlugin('" + plugin.shortName() + "').active";
        assertThat(admin.script(active)).isEqualTo("true");

        assertThat(controller.log().lines())
                .filteredOn(line -> line.matches("(?i).*(WARN|SEVERE|Exception).*") && line.matches("(?i).*completed-?flow.*")
                        && !line.contains("CrumbFilter"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void loadsAndVerifiesEveryClass(PluginFile plugin) throws Exception {
        String script = "def loader = jenkins.model.Jenkins.get().pluginManager.uberClassLoader\n" + quoted(plugin.classes())
                + ".each { try { Class.forName(it, true, loader) } catch (Throwable e) { println it + ': ' + e } }";

        assertThat(admin.script(script)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void hasEveryExtensionInItsList(PluginFile plugin) throws Exception {
        String script = "def jenkins = jenkins.model.Jenkins.get()\n" + quoted(plugin.extensions())
                + ".each { def type = jenkins.pluginManager.uberClassLoader.loadClass(it)\n"
                + "if (jenkins.getExtensionList(type).size() != 1) println it }";

        assertThat(admin.script(script)).isEmpty();
    }

    @Test
    void importsAndExportsConfigurationAsCode() throws Exception {
        String exported = admin.post("/manage/configuration-as-code/export", Map.of()).body();

        String imported = RunningController.resource("casc.yaml");
        for (List<Object> path : List.<List<Object>>of(
                List.of("unclassified", "completedFlow"),
                List.of("tool", "flow"),
                List.of("jenkins", "nodes", 0, "permanent", "nodeProperties"))) {
            assertThat(at(exported, path)).as(path.toString()).isEqualTo(at(imported, path));
        }
    }

    @Test
    void loadsBackWhatItSaved() throws Exception {
        String script = PRODUCT_REPOSITORIES
                + """
                shop.save()
                def loaded = hudson.model.Items.load(shop.parent, shop.rootDir).properties.get(FlowFolderProperty)
                CompletedFlowConfiguration.get().save()
                println([new CompletedFlowConfiguration().productRepository, loaded.productRepository, loaded.node,
                    loaded.lifetime, loaded.forks, loaded.allowedTemplates.collect { it.branches + ':' + it.template },
                    loaded.grants.collect { it.builds + ':' + it.kind + ':' + it.target }])
                """;

        assertThat(admin.script(script))
                .isEqualTo("[https://git.example.test/shop.git, https://git.example.test/other.git, north, 14d, true,"
                        + " [feature/*:dev, <script>alert(1)</script>:dev], [main:environment:staging1]]");
    }

    @Test
    void findsTheNearestProperty() throws Exception {
        String script = PRODUCT_REPOSITORIES
                + """
                def below = shop.createProject(com.cloudbees.hudson.plugins.folder.Folder, 'below')
                println(FlowFolderProperty.nearest(below).get().is(property))
                println(FlowFolderProperty.productRepositoryOf(below).get())
                below.delete()
                """;

        assertThat(admin.script(script)).isEqualTo("true\nhttps://git.example.test/other.git");
    }

    @Test
    void grantsItsPermissionsByName() throws Exception {
        String ids = "io.jenkins.plugins.completedflow.CompletedFlowPermissions";
        String script = "def reader = hudson.model.User.getById('reader', false).impersonate2()\n"
                + "def shop = jenkins.model.Jenkins.get().getItem('shop')\n"
                + "println(['View', 'Create', 'Update', 'Delete'].collect { shop.ACL.hasPermission2(reader,"
                + " hudson.security.Permission.fromId('" + ids + ".' + it)) })";

        assertThat(admin.script(script)).isEqualTo("[true, false, false, false]");
    }

    /** @param path keys, and positions in lists */
    private static Object at(String yaml, List<Object> path) {
        Object here = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        for (Object step : path) {
            here = step instanceof Integer position ? ((List<?>) here).get(position) : ((Map<?, ?>) here).get(step);
        }
        return here;
    }

    private static String quoted(List<String> names) {
        return names.stream().collect(Collectors.joining("', '", "['", "']"));
    }
}
