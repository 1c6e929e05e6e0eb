package io.completedflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.view.NamespaceState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {
    private CommandRun command;

    @BeforeEach
    void runInEmptyFolder(@TempDir Path folder) {
        command = new CommandRun(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan feature-132|plan",
                "get namespaces|get-namespaces",
                "describe namespace feature-132|describe-namespace",
                "create namespace feature-132|create-namespace",
                "delete namespace feature-132|delete-namespace",
                "delete environment staging1 --confirm staging1|delete-environment",
                "logs feature-132 catalog|logs",
                "log feature-132|log"
            })
    void writesTextAndJson(String line, String golden) {
        CommandRun.Outcome text = command.onProduct(line.split(" "));
        CommandRun.Outcome json = command.onProduct((line + " -o json").split(" "));
        assertThat(List.of(text.status(), json.status())).containsOnly(0);
        Golden.assertSame(golden + ".txt", text.out());
        Golden.assertSame(golden + ".json", json.out());
    }

    @Test
    void tellsWhatFailedAndEndsWithOne() {
        command.flow.settled = NamespaceState.FAILED;
        CommandRun.Outcome outcome = command.onProduct("create", "namespace", "feature-132");
        assertThat(outcome.status()).isEqualTo(1);
        Golden.assertSame("create-namespace-failed.txt", outcome.out());
        Golden.assertSame(
                "describe-namespace-failed.txt",
                command.onProduct("describe", "ns", "feature-132").out());
    }

    @Test
    void tellsProgressOnTheErrorStreamInPlainLines() {
        CommandRun.Outcome outcome = command.onProduct("wake", "feature-132", "-o", "json");
        assertThat(outcome.err().lines())
                .containsExactly(
                        "  shop.catalog  ready",
                        "  shop.frontend  waiting: waits for shop.catalog: not ready",
                        "  shop.billing  external: omitted by itself",
                        "  shop.frontend  ready");
        assertThat(outcome.out()).startsWith("{").doesNotContain("waits for");
    }

    @Test
    void saysThatItSleeps() {
        command.flow.settled = NamespaceState.ASLEEP;
        assertThat(command.onProduct("sleep", "feature-132").out()).startsWith("feature-132 is asleep");
    }

    @Test
    void writesTheFlowLogAsHtml() {
        assertThat(command.onProduct("log", "feature-132", "-o", "html").out()).startsWith("<!doctype html>");
        assertThat(command.onProduct("log").status()).isZero();
        assertThat(command.flow.asked).contains("log ");
    }

    @Test
    void coloursOnlyWhenToldTo() {
        assertThat(command.onProduct("get", "ns").out()).doesNotContain("\033");
        assertThat(command.onProduct("get", "ns", "--color", "always").out()).contains("\033[32mready\033[0m");
    }

    @Test
    void showsEventsOfTheWatchAsTheyHappen() {
        CommandRun.Outcome outcome = command.onProduct("watch", "--door", "9090");
        assertThat(outcome.status()).isZero();
        assertThat(command.flow.asked).containsExactly("watch 9090", "close");
        assertThat(outcome.out()).contains("feature-132/shop.catalog", "app.ready", "answers its health check");
        assertThat(outcome.err()).contains("http://127.0.0.1:8080");
        assertThat(command.onProduct("watch", "-o", "json").out()).contains("\"kind\":\"app.ready\"");
    }
}
