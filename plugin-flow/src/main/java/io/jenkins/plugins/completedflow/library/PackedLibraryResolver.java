package io.jenkins.plugins.completedflow.library;

import hudson.Extension;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.completedflow.folder.FlowFolderProperty;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.LibraryResolver;

/**
 * Offers the library of the plugin to every Pipeline, without any set-up: unasked below a folder whose branches get namespaces, elsewhere to
 * those that name it. After all other resolvers, so that a library of this name that an administrator set up is the one that is taken.
 */
@Extension(ordinal = -1000)
public final class PackedLibraryResolver extends LibraryResolver {
    static final String NAME = "completed-flow";

    /** It calls nothing but steps, so it needs no more rights than the Jenkinsfile itself. */
    @Override
    public boolean isTrusted() {
        return false;
    }

    @Override
    public Collection<LibraryConfiguration> forJob(Job<?, ?> job, Map<String, String> libraryVersions) {
        return List.of(library(job.getParent()));
    }

    @Override
    public Collection<LibraryConfiguration> suggestedConfigurations(ItemGroup<?> group) {
        return List.of(library(group));
    }

    private static LibraryConfiguration library(ItemGroup<?> group) {
        LibraryConfiguration library = new LibraryConfiguration(NAME, new PackedLibrary());
        library.setDefaultVersion(PackedLibrary.version());
        library.setImplicit(FlowFolderProperty.nearest(group).isPresent());
        library.setIncludeInChangesets(false);
        return library;
    }
}
