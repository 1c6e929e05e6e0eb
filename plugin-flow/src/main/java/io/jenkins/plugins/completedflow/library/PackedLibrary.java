package io.jenkins.plugins.completedflow.library;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.libs.LibraryRetriever;

/** The library as it lies in the plugin, of which there is one version: the plugin's. */
public final class PackedLibrary extends LibraryRetriever {
    private static final String FILES = "library.zip";
    private static final String VERSION = "version.txt";

    /** The version of the plugin, and so of the library. */
    static String version() {
        try (InputStream text = resource(VERSION)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the plugin file is damaged: " + VERSION, e);
        }
    }

    /** @throws AbortException if another version than the plugin's is asked for */
    @Override
    public void retrieve(
            String name, String version, boolean changelog, FilePath target, Run<?, ?> run, TaskListener listener)
            throws Exception {
        if (!version.equals(version())) {
            throw new AbortException(Messages.PackedLibrary_otherVersion(name, version, version()));
        }
        try (InputStream files = resource(FILES)) {
            target.unzipFrom(files);
        }
    }

    @Override
    public void retrieve(String name, String version, FilePath target, Run<?, ?> run, TaskListener listener)
            throws Exception {
        retrieve(name, version, false, target, run, listener);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PackedLibrary.class.getResourceAsStream(name), name);
    }
}
