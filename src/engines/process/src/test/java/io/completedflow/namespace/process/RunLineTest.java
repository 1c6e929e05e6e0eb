package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunLineTest {
    @Test
    void singleCommandTakesTheShellsPlace() {
        assertThat(RunLine.of("java -jar app.jar --port={port}", 8080)).isEqualTo("exec java -jar app.jar --port=8080");
        assertThat(RunLine.of("exec app", 1)).isEqualTo("exec app");
    }

    @Test
    void severalCommandsAndAssignmentsStayTheShells() {
        assertThat(RunLine.of("cd sub && app", 1)).isEqualTo("cd sub && app");
        assertThat(RunLine.of("LANG=C app", 1)).isEqualTo("LANG=C app");
        assertThat(RunLine.of("a\nb", 1)).isEqualTo("a\nb");
    }
}
