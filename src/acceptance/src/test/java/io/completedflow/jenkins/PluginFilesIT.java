package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the plugin files, and what must not be. */
class PluginFilesIT {
    private static final int JAVA_17 = 61;
    private static final int CLASS_FILE = 0xCAFEBABE;
    private static final Pattern FIELD = Pattern.compile("<f:entry[^>]* field=\"([A-Za-z]+)\"");

    static List<PluginFile> plugins() throws IOException {
        return PluginFile.all();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void hasTheManifestOfAPluginTwice(PluginFile plugin) throws IOException {
        Attributes manifest = plugin.manifest().getMainAttributes();

        assertThat(Stream.of(
                        "Group-Id",
                        "Long-Name",
                        "Plugin-Version",
                        "Plugin-Dependencies",
                        "Plugin-Developers",
                        "Plugin-License-Name",
                        "Url"))
                .allSatisfy(key -> assertThat(manifest.getValue(key)).as(key).isNotBlank());
        assertThat(manifest.getValue("Short-Name")).isEqualTo(plugin.shortName());
        assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.516.2");
        assertThat(manifest.getValue("Minimum-Java-Version")).isEqualTo("17");
        // Jenkins' class filter trusts a jar by its own manifest.
        assertThat(plugin.ownManifest().getMainAttributes())
                .containsEntry(new Attributes.Name("Short-Name"), plugin.shortName())
                .containsEntry(new Attributes.Name("Jenkins-Version"), "2.516.2");
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void dependsOnOneFloorOfEachPlugin(PluginFile plugin) throws IOException {
        String dependencies = plugin.manifest().getMainAttributes().getValue("Plugin-Dependencies");

        assertThat(dependencies.split(","))
                .allMatch(one -> one.matches("[a-z0-9-]+:[0-9][^:;]+(;resolution:=optional)?"));
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void bundlesNothingThatAControllerHas(PluginFile plugin) throws IOException {
        assertThat(classesByLibrary(plugin).keySet())
                .noneMatch(name -> name.startsWith("hudson/")
                        || name.startsWith("jenkins/")
                        || name.startsWith("org/kohsuke/")
                        || name.startsWith("org/jenkinsci/")
                        || name.startsWith("com/cloudbees/")
                        || name.startsWith("net/sf/json/")
                        || name.startsWith("org/jvnet/")
                        || name.startsWith("org/slf4j/")
                        || name.startsWith("org/snakeyaml/")
                        || name.startsWith("com/fasterxml/"));
    }

    @Test
    void haveNoClassTwice() throws IOException {
        Map<String, List<String>> places = new HashMap<>();
        for (PluginFile plugin : PluginFile.all()) {
            classesByLibrary(plugin)
                    .forEach((name, libraries) ->
                            libraries.forEach(library -> places.computeIfAbsent(name, key -> new ArrayList<>())
                                    .add(plugin.shortName() + ":" + library)));
        }

        assertThat(places).isNotEmpty().allSatisfy((name, found) -> assertThat(found)
                .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void runsOnJava17AndIsSmall(PluginFile plugin) throws IOException {
        assertThat(Files.size(plugin.file())).isLessThanOrEqualTo(3 * 1024 * 1024);
        for (SortedMap<String, byte[]> library : plugin.unpacked().values()) {
            library.forEach((name, content) -> {
                if (name.endsWith(".class") && !name.startsWith("META-INF/versions/")) {
                    ByteBuffer header = ByteBuffer.wrap(content);
                    assertThat(header.getInt(0)).as(name).isEqualTo(CLASS_FILE);
                    assertThat((int) header.getShort(6)).as(name).isLessThanOrEqualTo(JAVA_17);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void hasIndexesOfItsAnnotations(PluginFile plugin) throws IOException {
        assertThat(plugin.classes()).containsAll(plugin.extensions());
        assertThat(plugin.extensions()).isNotEmpty();
        assertThat(plugin.own().get("META-INF/annotations/hudson.Extension")).isNotEmpty();
        for (String annotation : List.of("org.jenkinsci.Symbol", "hudson.init.Initializer")) {
            byte[] index = plugin.own().get("META-INF/services/annotations/" + annotation);
            assertThat(index).as(annotation).isNotNull();
            assertThat(new String(index, StandardCharsets.UTF_8).lines().toList())
                    .isNotEmpty()
                    .isSubsetOf(plugin.classes());
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void hasADescriptionAndHelpForEveryField(PluginFile plugin) throws IOException {
        SortedMap<String, byte[]> own = plugin.own();
        assertThat(own).containsKey("index.jelly");

        SortedMap<String, String> fields = new TreeMap<>();
        own.forEach((name, content) -> {
            if (name.endsWith(".jelly")) {
                String view = new String(content, StandardCharsets.UTF_8);
                assertThat(view).as(name).startsWith("<?jelly escape-by-default='true'?>");
                Matcher field = FIELD.matcher(view);
                while (field.find()) {
                    fields.put(name.replaceFirst("[^/]*$", "help-" + field.group(1) + ".html"), name);
                }
            }
        });
        assertThat(fields).isNotEmpty();
        assertThat(own.keySet()).containsAll(fields.keySet());
    }

    private static SortedMap<String, List<String>> classesByLibrary(PluginFile plugin) throws IOException {
        SortedMap<String, List<String>> found = new TreeMap<>();
        plugin.unpacked().forEach((library, content) -> content.keySet().stream()
                .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                .forEach(name ->
                        found.computeIfAbsent(name, key -> new ArrayList<>()).add(library)));
        return found;
    }
}
