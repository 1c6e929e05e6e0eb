package io.jenkins.plugins.completedflow.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Job;
import io.jenkins.plugins.completedflow.TestJenkins;
import io.jenkins.plugins.completedflow.folder.FlowFolderProperty;
import io.jenkins.plugins.completedflow.folder.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedLibraryTest {
    private static final Path SOURCES = Path.of("..", "jenkinsfile-library");

    private final PackedLibraryResolver resolver = new PackedLibraryResolver();

    @TempDir
    Path folder;

    @Test
    void hasTheFilesOfTheLibraryAndNoOthers() throws Exception {
        LibraryConfiguration library = libraryBelow(false);

        library.getRetriever()
                .retrieve(library.getName(), library.getDefaultVersion(), new FilePath(folder.toFile()), null, null);

        Map<String, String> packed = contents(folder, "");
        Map<String, String> sources = contents(SOURCES.resolve("vars"), "vars/");
        sources.putAll(contents(SOURCES.resolve("src"), "src/"));
        assertThat(packed).isEqualTo(sources).containsKey("vars/branchNamespace.groovy");
    }

    @Test
    void hasNoVersionButThePlugins() {
        LibraryConfiguration library = libraryBelow(false);

        assertThat(library.getDefaultVersion()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThatThrownBy(() -> library.getRetriever()
                        .retrieve("completed-flow", "0.0.7", new FilePath(folder.toFile()), null, null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("no version 0.0.7")
                .hasMessageContaining(library.getDefaultVersion())
                .hasMessageContaining("@Library('completed-flow')");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isThereUnaskedOnlyWhereBranchesGetNamespaces() {
        assertThat(libraryBelow(true).isImplicit()).isTrue();
        assertThat(libraryBelow(false).isImplicit()).isFalse();
    }

    @Test
    void needsNoTrustAndHasNoChanges() {
        assertThat(resolver.isTrusted()).isFalse();
        assertThat(libraryBelow(true).getIncludeInChangesets()).isFalse();
    }

    private LibraryConfiguration libraryBelow(boolean property) {
        try {
            TestFolder project = new TestFolder(new TestJenkins(Set.of()), "catalog");
            if (property) {
                project.addProperty(new FlowFolderProperty());
            }
            return resolver.forJob(new TestJob(new TestFolder(project, "below")), Map.of())
                    .iterator()
                    .next();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> contents(Path root, String prefix) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(prefix + root.relativize(file), Files.readString(file));
            }
        }
        return contents;
    }

    /** A job without builds. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // Jenkins' own types are so.
    private static final class TestJob extends Job {
        TestJob(TestFolder parent) {
            super(parent, "main");
        }
    }
}
