package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell and a terminal make of the program. */
class TerminalIT {
    private static final String COLOUR = "\u001b[3";

    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsAndOptionsByTheScriptItIsGiven() throws IOException {
        Path script = folder.resolve("completion");
        Files.writeString(script, Commands.run(folder, FlowProgram.LAUNCHER.toString(), "completion", "bash"));
        assertThat(completed(script, "flow", "de").split("\\s+"))
                .containsExactlyInAnyOrder("delete", "demo", "describe");
        assertThat(completed(script, "flow", "create", "namespace", "--te")).isEqualTo("--template");
        assertThat(completed(script, "flow", "completion", "")).contains("bash", "zsh");
    }

    /**
     * What bash offers for the last of these words, once it has read the script and looked up how to complete {@code flow}. Its own
     * {@code compopt} complains where no key was pressed; what is offered is the same.
     */
    private String completed(Path script, String... words) {
        String line = String.join(" ", words);
        return Commands.run(
                folder,
                "bash",
                "--noprofile",
                "--norc",
                "-c",
                "source '" + script + "'; set -- $(complete -p flow); while [ \"$1\" != -F ]; do shift; done;"
                        + " function=$2; COMP_WORDS=(" + line + (line.endsWith(" ") ? "''" : "") + ");"
                        + " COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='" + line + "'; COMP_POINT=${#COMP_LINE};"
                        + " $function flow \"${COMP_WORDS[COMP_CWORD]}\" \"\" 2>/dev/null; echo \"${COMPREPLY[@]}\"");
    }

    @Test
    void aTerminalGetsColoursUnlessTheyAreNotWanted() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script, of util-linux");
        try (Product product = Product.ofChain(folder, "update: { every: 1s }", "front")) {
            product.repository("front").push("feature", Map.of("page.txt", "one"));
            product.succeed("create", "namespace", "feature");
            assertThat(onTerminal(product, "unset NO_COLOR")).contains("feature", COLOUR);
            assertThat(onTerminal(product, "export NO_COLOR=1"))
                    .contains("feature")
                    .doesNotContain(COLOUR);
        }
    }

    private static String onTerminal(Product product, String before) {
        return Commands.run(
                product.own().worktree(),
                "script",
                "--quiet",
                "--return",
                "--command",
                before + "; export TERM=xterm HOME='" + product.folder() + "' FLOW_HOME='"
                        + product.flow().home() + "'; " + FlowProgram.LAUNCHER + " get namespaces",
                "/dev/null");
    }
}
