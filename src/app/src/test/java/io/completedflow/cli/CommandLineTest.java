package io.completedflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.daemon.CreateNamespace;
import io.completedflow.daemon.FlowException;
import io.completedflow.daemon.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandLineTest {
    private Path folder;
    private CommandRun command;

    @BeforeEach
    void runInEmptyFolder(@TempDir Path empty) {
        folder = empty;
        command = new CommandRun(empty);
    }

    @Test
    void handsOverWhatWasAskedFor() {
        command.onProduct("create", "namespace", "feature/132", "--template", "dev", "--app", "a", "--app", "g.b");
        assertThat(command.flow.asked)
                .containsExactly(
                        "create " + new CreateNamespace("feature/132", Optional.of("dev"), Set.of("a", "g.b")),
                        "close");
        command.onProduct("logs", "x", "shop.catalog", "-f", "-n", "7");
        assertThat(command.flow.asked).contains("logs x shop.catalog 7 true");
    }

    @ParameterizedTest
    @EnumSource
    void endsWithTheRefusalsCode(FlowException.Kind kind) {
        command.flow.refusal = new FlowException(kind, "the reason", "the mend");
        CommandRun.Outcome outcome = command.onProduct("get", "namespaces");
        assertThat(outcome.status()).isEqualTo(ExitCode.of(kind).status());
        assertThat(outcome.err()).isEqualTo("flow: the reason\n  the mend\n");
        assertThat(outcome.out()).isEmpty();
        assertThat(command.flow.asked).endsWith("close");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "valdate|did you mean: validate",
                "get namspaces|did you mean: namespaces",
                "get|one of: namespaces",
                "plan|Missing required parameter: 'BRANCH'",
                "plan x --templte y|did you mean: --template",
                "logs x y -n many|'many' is not an int",
                "get ns -o yaml|expected one of [TEXT, JSON] (case-insensitive) but was 'yaml'",
                "delete environment x|Missing required option: '--confirm=NAME'"
            })
    void refusesWhatMakesNoSense(String line, String said) {
        CommandRun.Outcome outcome = command.run(line.split(" "));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains(said).contains(" --help");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void deletesNoEnvironmentWhoseNameIsNotConfirmed() {
        CommandRun.Outcome outcome = command.onProduct("delete", "environment", "staging1", "--confirm", "staging2");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(command.flow.asked).isEmpty();
    }

    @Test
    void takesTheProductRepositoryFromOption() {
        command.run("get", "ns", "--repository", "../product.git", "--home", "elsewhere");
        assertThat(command.flow.place)
                .isEqualTo(new Place(
                        folder.resolve("elsewhere"),
                        folder.getParent().resolve("product.git").toString()));
        assertThat(command.run("get", "ns", "--repository", "ext::sh -c id").status())
                .isEqualTo(4);
    }

    @Test
    void takesTheProductRepositoryFromTheWorkTree() throws Exception {
        Path top = Files.createDirectories(folder.resolve("shop")).toRealPath();
        git(top, "init", "-q");
        CommandRun inside = new CommandRun(Files.createDirectories(top.resolve("docs")));
        inside.run("get", "ns");
        assertThat(inside.flow.place.repository()).isEqualTo(top.toString());
        git(top, "remote", "add", "origin", "git@git.example:shop/product.git");
        inside.run("get", "ns");
        assertThat(inside.flow.place.repository()).isEqualTo("git@git.example:shop/product.git");
    }

    @Test
    void needsAProductRepository() {
        CommandRun.Outcome outcome = command.run("get", "ns");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("no product repository").contains("--repository");
    }

    @Test
    void findsItsHome() {
        assertThat(HomeFolder.of(java.util.Map.of("HOME", "/home/a")))
                .hasToString("/home/a/.local/state/completed-flow");
        assertThat(HomeFolder.of(java.util.Map.of("HOME", "/home/a", "XDG_STATE_HOME", "/s")))
                .hasToString("/s/completed-flow");
    }

    @Test
    void saysItsVersion() {
        assertThat(command.run("--version").out()).matches("flow \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void everyCommandHasExamplesAndExitCodes() {
        commands(command.program().commandLine())
                .filter(each -> each.getSubcommands().isEmpty())
                .map(CommandLine::getCommandSpec)
                .filter(spec ->
                        !spec.name().equals("help") && !spec.usageMessage().hidden())
                .forEach(CommandLineTest::assertDocumented);
    }

    private static void assertDocumented(CommandSpec spec) {
        assertThat(Arrays.asList(spec.usageMessage().footer()))
                .as(spec.qualifiedName())
                .anyMatch(line -> line.contains(spec.qualifiedName()));
        assertThat(spec.usageMessage().exitCodeList()).as(spec.qualifiedName()).containsKeys("0", "1", "2", "5");
        assertThat(spec.optionsMap()).as(spec.qualifiedName()).containsKeys("-o", "--help", "--home", "--color");
    }

    @Test
    void commandsPageIsTrue() throws IOException {
        Golden.assertSame(
                Path.of("../../docs/user/commands.md"),
                CommandsPage.markdown(command.program().commandLine()));
    }

    static Stream<CommandLine> commands(CommandLine root) {
        return Stream.concat(
                Stream.of(root), root.getSubcommands().values().stream().flatMap(CommandLineTest::commands));
    }

    static void git(Path folder, String... arguments) throws Exception {
        String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
