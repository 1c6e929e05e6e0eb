package io.completedflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.App;
import io.completedflow.config.FlowFile;
import io.completedflow.validation.FlowFileValidation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {
    private Path shop;
    private CommandRun command;

    @BeforeEach
    void makeWorkTree(@TempDir Path folder) throws Exception {
        shop = Files.createDirectories(folder.toRealPath().resolve("Tea Shop"));
        CommandLineTest.git(shop, "init", "-q");
        CommandLineTest.git(shop, "symbolic-ref", "HEAD", "refs/heads/trunk");
        command = new CommandRun(shop);
    }

    @Test
    void writesWhatItFindsBesideAndWithin() throws Exception {
        Path catalog = repository("catalog");
        Files.writeString(catalog.resolve("Catalog.java"), "class Catalog { public static void main(String[] a) {} }");
        Files.writeString(catalog.resolve("CatalogTest.java"), "class CatalogTest { static void main(String[] a) {} }");
        Files.writeString(repository("web.app").resolve("package.json"), "{\"scripts\": {\"start\": \"x\"}}");
        Files.writeString(Files.createDirectories(shop.resolve("api")).resolve("go.mod"), "module api");
        assertThat(command.run("init").status()).isZero();
        FlowFile written = written();
        assertThat(written.product()).isEqualTo("tea-shop");
        assertThat(written.trunk()).isEqualTo("trunk");
        Map<String, App> apps =
                written.apps().collect(Collectors.toMap(app -> app.id().app(), app -> app));
        assertThat(apps).containsOnlyKeys("api", "catalog", "web-app");
        assertThat(apps.get("api").path()).isEqualTo("api");
        assertThat(apps.get("api").repo()).contains(".");
        assertThat(apps.get("catalog").repo()).contains("../catalog");
        assertThat(apps.get("catalog").build()).contains("javac -d out *.java");
        assertThat(apps.get("catalog").test()).contains("java -cp out CatalogTest");
        assertThat(apps.get("catalog").run()).contains("java -cp out Catalog");
        assertThat(apps.get("web-app").run()).contains("npm start");
    }

    @Test
    void saysWhereRepositoriesAreServedFrom() throws Exception {
        Path beside = repository("catalog");
        Path elsewhere = repository("other");
        for (Path each : new Path[] {beside, elsewhere}) {
            Files.writeString(each.resolve("go.mod"), "module x");
        }
        CommandLineTest.git(shop, "remote", "add", "origin", "git@git.example:shop/product.git");
        CommandLineTest.git(beside, "remote", "add", "origin", "git@git.example:shop/the-catalog.git");
        CommandLineTest.git(elsewhere, "remote", "add", "origin", "https://elsewhere.example/other.git");
        command.run("init");
        assertThat(written().apps().map(App::repo))
                .containsExactly(Optional.of("../the-catalog.git"), Optional.of("https://elsewhere.example/other.git"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pom.xml||mvn -B -q -DskipTests package|mvn -B -q test",
                "build.gradle||gradle -q assemble|gradle -q test",
                "build.gradle.kts||gradle -q assemble|gradle -q test",
                "package.json|{\"scripts\": {\"build\": \"tsc\", \"test\": \"jest\"}}|npm install && npm run build|npm test",
                "go.mod||go build -o app .|go test ./...",
                "Cargo.toml||cargo build --release|cargo test",
                "Makefile|build: x;y;run:|make build|",
                "manage.py|||python3 manage.py test",
                "app.py|||",
                "main.py|||"
            })
    void knowsBuildFiles(String file, String content, String build, String test) throws Exception {
        String text = content == null ? "" : content.replace(";", "\n");
        Files.writeString(shop.resolve(file), text);
        assertThat(command.run("init").status()).isZero();
        App app = written().apps().findFirst().orElseThrow();
        assertThat(app.build()).isEqualTo(Optional.ofNullable(build));
        assertThat(app.test()).isEqualTo(Optional.ofNullable(test));
        assertThat(app.run()).isPresent();
    }

    @Test
    void marksWhatItCouldNotFind() throws Exception {
        CommandRun.Outcome outcome = command.run("init");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("say how it is run").contains("Next:");
        assertThat(Files.readString(shop.resolve("flow.yaml"))).contains("replace this");
        assertThat(written().apps()).hasSize(1);
    }

    @Test
    void takesWhatIsSaid() throws Exception {
        CommandRun.Outcome outcome = command.run(
                "init",
                "--product",
                "tea",
                "--trunk",
                "develop",
                "--app",
                "a=../a.git",
                "--app",
                "b=https://b.example/b");
        assertThat(outcome.status()).isZero();
        assertThat(written().product()).isEqualTo("tea");
        assertThat(written().trunk()).isEqualTo("develop");
        assertThat(written().apps().map(app -> app.id().toString())).containsExactly("tea.a", "tea.b");
    }

    @Test
    void asksAPerson() throws Exception {
        Files.writeString(repository("catalog").resolve("go.mod"), "module x");
        Files.writeString(repository("junk").resolve("go.mod"), "module x");
        CommandRun.Outcome outcome =
                command.typing("tea\n\ny\n./app --port {port}\nn\n").run("init");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).contains("Product [tea-shop]: ").contains("Trunk [trunk]: ");
        assertThat(written().product()).isEqualTo("tea");
        assertThat(written().apps().map(App::run)).containsExactly(Optional.of("./app --port {port}"));
    }

    @Test
    void neverReplacesAFlowFileUnlessForced() throws Exception {
        Files.writeString(shop.resolve("flow.yaml"), "mine");
        CommandRun.Outcome outcome = command.run("init");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("--force");
        assertThat(shop.resolve("flow.yaml")).hasContent("mine");
        assertThat(command.run("init", "--force").status()).isZero();
        assertThat(written().apps()).isNotEmpty();
    }

    @Test
    void writesNothingThatWouldNotBeValid() {
        CommandRun.Outcome outcome = command.run("init", "--product", "Not A Label");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("nothing was written").contains("DNS label");
        assertThat(shop.resolve("flow.yaml")).doesNotExist();
    }

    @Test
    void validatesWhatItWrote() {
        command.run("init");
        assertThat(command.run("validate").out()).contains("✓ flow.yaml is valid: product tea-shop, 1 app in 1 group");
    }

    private Path repository(String name) throws Exception {
        Path folder = Files.createDirectories(shop.resolveSibling(name));
        CommandLineTest.git(folder, "init", "-q");
        return folder;
    }

    private FlowFile written() throws IOException {
        FlowFileValidation.Result result =
                FlowFileValidation.of("flow.yaml", Files.readString(shop.resolve("flow.yaml")));
        assertThat(result.problems()).isEmpty();
        return result.flowFile().orElseThrow();
    }
}
