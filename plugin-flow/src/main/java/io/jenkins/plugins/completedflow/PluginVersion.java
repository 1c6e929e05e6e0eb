package io.jenkins.plugins.completedflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this plugin, which is that of the {@code flow} it works with. */
public final class PluginVersion {
    private PluginVersion() {}

    public static String number() {
        try (InputStream in = PluginVersion.class.getResourceAsStream("version.properties")) {
            Properties version = new Properties();
            version.load(Objects.requireNonNull(in, "version.properties"));
            return version.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read", e);
        }
    }
}
