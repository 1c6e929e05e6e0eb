package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A multibranch project of a repository whose branches each have a Jenkinsfile; a branch that is pushed is built at once. */
final class BranchProject {
    private final Supplier<Controller> controller;
    private final Path repository;
    private final String name;

    private BranchProject(Supplier<Controller> controller, Path repository, String name) {
        this.controller = controller;
        this.repository = repository;
        this.name = name;
    }

    /**
     * @param templates allowed, by pattern of branches
     * @param grants each of builds, kind and target, with spaces between
     */
    static BranchProject create(
            Supplier<Controller> controller, Path repository, String name, boolean forks, Map<String, String> templates, String... grants)
            throws IOException, InterruptedException {
        BranchProject project = new BranchProject(controller, repository, name);
        if (!Files.exists(repository)) {
            project.git(Files.createDirectories(repository), "init", "-q", "-b", "main");
            project.commit("main", "echo 'nothing'");
        }
        project.create(forks, "https://git.example.test/product.git", "north", templates, grants);
        return project;
    }

    /** A project of a repository that is there, for a product and a node. */
    static BranchProject create(
            Supplier<Controller> controller, Path repository, String name, String product, String node)
            throws IOException, InterruptedException {
        BranchProject project = new BranchProject(controller, repository, name);
        project.create(false, product, node, Map.of());
        return project;
    }

    private void create(boolean forks, String product, String node, Map<String, String> templates, String... grants)
            throws IOException, InterruptedException {
        String allowed = templates.entrySet().stream()
                .map(each -> element("AllowedTemplate", "branches", each.getKey(), "template", each.getValue()))
                .collect(Collectors.joining());
        String granted = Stream.of(grants)
                .map(each -> each.split(" "))
                .map(each -> element("Grant", "builds", each[0], "kind", each[1], "target", each[2]))
                .collect(Collectors.joining());
        // The repositories of a test are on the controller's own machine.
        admin().script("hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT = true");
        String definition =
                RunningController.resource("branches.xml").formatted(repository.toUri(), forks, allowed, granted, product, node);
        assertThat(admin().post("/createItem?name=" + name, "application/xml", definition).statusCode())
                .isEqualTo(200);
    }

    private static String element(String type, String... fields) {
        StringBuilder xml = new StringBuilder();
        String element = "io.jenkins.plugins.completedflow.folder." + type;
        for (int i = 0; i < fields.length; i += 2) {
            xml.append("<%1$s>%2$s</%1$s>".formatted(fields[i], fields[i + 1]));
        }
        return "<%1$s>%2$s</%1$s>".formatted(element, xml);
    }

    /** Pushes a branch without looking at it. */
    BranchBuild push(String branch, String jenkinsfile) throws IOException, InterruptedException {
        commit(branch, jenkinsfile);
        return new BranchBuild(controller, name, branch, 1);
    }

    /** Has the project look at its repository. */
    void index() throws IOException, InterruptedException {
        assertThat(admin().post("/job/" + name + "/build?delay=0", Map.of()).statusCode())
                .isBetween(200, 302);
    }

    /** Pushes a branch and waits until its build runs. */
    BranchBuild build(String branch, String jenkinsfile) throws IOException, InterruptedException {
        BranchBuild build = push(branch, jenkinsfile);
        index();
        await("a build of " + branch).atMost(Duration.ofMinutes(2)).until(() -> !build.log().isEmpty());
        return build;
    }

    String head(String branch) throws IOException, InterruptedException {
        return git(repository, "rev-parse", branch);
    }

    String name() {
        return name;
    }

    Session admin() {
        return controller.get().session("admin");
    }

    private void commit(String branch, String jenkinsfile) throws IOException, InterruptedException {
        git(repository, "checkout", "-q", "-B", branch);
        Files.writeString(repository.resolve("Jenkinsfile"), jenkinsfile);
        git(repository, "add", ".");
        git(repository, "-c", "user.name=A", "-c", "user.email=a@example.test", "commit", "-q", "--allow-empty", "-m", branch);
    }

    private String git(Path folder, String... arguments) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(git.waitFor()).isZero();
        return said;
    }
}
