package io.completedflow.jenkins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A plugin file, read whole.
 *
 * @param file where it was read from
 * @param entries content by name of what lies in it, folders left out
 */
record PluginFile(Path file, SortedMap<String, byte[]> entries) {
    private static final String LIBRARIES = "WEB-INF/lib/";

    /** The plugins that this build makes. */
    static List<PluginFile> all() throws IOException {
        Path flow = Path.of("..", "..", "plugin-flow", "target", "completed-flow.hpi");
        return List.of(new PluginFile(flow, unzip(Files.readAllBytes(flow))));
    }

    String shortName() {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    Manifest manifest() throws IOException {
        return new Manifest(new ByteArrayInputStream(entries.get("META-INF/MANIFEST.MF")));
    }

    /** The bundled libraries by file name, the plugin's own jar among them. */
    SortedMap<String, byte[]> libraries() {
        SortedMap<String, byte[]> libraries = new TreeMap<>();
        entries.forEach((name, content) -> {
            if (name.startsWith(LIBRARIES)) {
                libraries.put(name.substring(LIBRARIES.length()), content);
            }
        });
        return libraries;
    }

    /** What lies in the plugin's own jar, by name. */
    SortedMap<String, byte[]> own() throws IOException {
        return unzip(ownJar());
    }

    byte[] ownJar() {
        return libraries().get(shortName() + ".jar");
    }

    Manifest ownManifest() throws IOException {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(ownJar()))) {
            return jar.getManifest();
        }
    }

    /** The binary names of the classes in the plugin's own jar. */
    List<String> classes() throws IOException {
        return own().keySet().stream()
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.replaceFirst("\\.class$", "").replace('/', '.'))
                .filter(name -> !name.endsWith("package-info"))
                .toList();
    }

    /** The classes with an {@code @Extension}, as the index names them. */
    List<String> extensions() throws IOException {
        byte[] index = own().get("META-INF/annotations/hudson.Extension.txt");
        return new String(index, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("\\{.*", "")) // What the annotation says beyond its default.
                .toList();
    }

    static SortedMap<String, byte[]> unzip(byte[] archive) throws IOException {
        SortedMap<String, byte[]> found = new TreeMap<>();
        try (InputStream bytes = new ByteArrayInputStream(archive);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    found.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return found;
    }

    /** Everything in the bundled libraries, by library and name. */
    Map<String, SortedMap<String, byte[]>> unpacked() throws IOException {
        Map<String, SortedMap<String, byte[]>> unpacked = new TreeMap<>();
        for (Map.Entry<String, byte[]> library : libraries().entrySet()) {
            unpacked.put(library.getKey(), unzip(library.getValue()));
        }
        return unpacked;
    }
}
