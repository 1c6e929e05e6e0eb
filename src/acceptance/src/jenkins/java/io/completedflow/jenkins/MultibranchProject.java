package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A multibranch project of a controller, its branches found by the Git plugin's source. */
final class MultibranchProject {
    private static final String ALL = "<jenkins.plugins.git.traits.BranchDiscoveryTrait/>";

    private final Session admin;
    private final String fullName;

    private MultibranchProject(Session admin, String fullName) {
        this.admin = admin;
        this.fullName = fullName;
    }

    /**
     * @param folder full name of the folder to make it in; empty: none
     * @param property what the folder property holds, as XML; null: it has none
     */
    static MultibranchProject create(Session admin, String folder, String name, Path repository, String property)
            throws IOException, InterruptedException {
        String at = folder.isEmpty() ? "" : path(folder);
        int status = admin.post(at + "/createItem?name=" + name, "application/xml", config(repository, property))
                .statusCode();
        assertThat(status).as("making " + name).isEqualTo(200);
        return new MultibranchProject(admin, folder.isEmpty() ? name : folder + "/" + name);
    }

    private static String config(Path repository, String property) {
        String type = "io.jenkins.plugins.completedflow.folder.FlowFolderProperty";
        return """
                <org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
                  <properties>%s</properties>
                  <orphanedItemStrategy class="com.cloudbees.hudson.plugins.folder.computed.DefaultOrphanedItemStrategy">
                    <pruneDeadBranches>true</pruneDeadBranches><daysToKeep>-1</daysToKeep><numToKeep>-1</numToKeep>
                  </orphanedItemStrategy>
                  <sources class="jenkins.branch.MultiBranchProject$BranchSourceList">
                    <data><jenkins.branch.BranchSource>
                      <source class="jenkins.plugins.git.GitSCMSource">
                        <id>source</id><remote>%s</remote><traits>%s</traits>
                      </source>
                      <strategy class="jenkins.branch.DefaultBranchPropertyStrategy">
                        <properties class="java.util.Arrays$ArrayList"><a class="jenkins.branch.BranchProperty-array">
                          <jenkins.branch.NoTriggerBranchProperty/>
                        </a></properties>
                      </strategy>
                    </jenkins.branch.BranchSource></data>
                  </sources>
                  <factory class="org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory">
                    <scriptPath>Jenkinsfile</scriptPath>
                  </factory>
                </org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
                """
                .formatted(
                        property == null ? "" : "<" + type + ">" + property + "</" + type + ">",
                        repository,
                        ALL);
    }

    static String path(String fullName) {
        return Arrays.stream(fullName.split("/")).map(name -> "/job/" + name).collect(Collectors.joining());
    }

    String fullName() {
        return fullName;
    }

    /** Waits until it has looked for branches. */
    void index() throws IOException, InterruptedException {
        assertThat(admin.script(item() + "println project.scheduleBuild2(0).future.get().result")).isEqualTo("SUCCESS");
    }

    /** The names of its jobs, as they are on disk and in addresses before these are encoded. */
    List<String> jobs() throws IOException, InterruptedException {
        return admin.script(item() + "project.items.each { println it.name }").lines().sorted().toList();
    }

    void keepDeadBranches() throws IOException, InterruptedException {
        change("project.orphanedItemStrategy = new com.cloudbees.hudson.plugins.folder.computed.DefaultOrphanedItemStrategy(false, '', '')\n"
                + "project.save()");
    }

    /** From now on takes up no branch that matches. */
    void exclude(String pattern) throws IOException, InterruptedException {
        change("def traits = [new jenkins.plugins.git.traits.BranchDiscoveryTrait(),"
                + " new jenkins.scm.impl.trait.WildcardSCMHeadFilterTrait('*', '" + pattern + "')]\n"
                + "project.SCMSources[0].traits = traits\nproject.save()");
    }

    void deleteJob(String name) throws IOException, InterruptedException {
        change("def system = hudson.security.ACL.as2(hudson.security.ACL.SYSTEM2)\n"
                + "try { project.items.find { it.name == '" + name + "' }.delete() } finally { system.close() }");
        assertThat(jobs()).doesNotContain(name);
    }

    void delete() throws IOException, InterruptedException {
        change("project.delete()");
    }

    MultibranchProject rename(String name) throws IOException, InterruptedException {
        change("project.renameTo('" + name + "')");
        return new MultibranchProject(admin, fullName.replaceFirst("[^/]*$", name));
    }

    MultibranchProject moveTo(String folder) throws IOException, InterruptedException {
        change("hudson.model.Items.move(project, jenkins.model.Jenkins.get().getItemByFullName('" + folder + "'))");
        return new MultibranchProject(admin, folder + "/" + fullName.replaceFirst(".*/", ""));
    }

    /** A script that says something has failed. */
    private void change(String groovy) throws IOException, InterruptedException {
        assertThat(admin.script(item() + groovy)).isEmpty();
    }

    private String item() {
        return "def project = jenkins.model.Jenkins.get().getItemByFullName('" + fullName + "')\n";
    }
}
