package io.jenkins.plugins.completedflow.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    @Test
    void showsNeitherPasswordsNorControlCharacters() {
        assertThat(ProgressLines.clean("see https://joe:s3cret@git.example.test/x\u001b[2J\r\nand\tgo"))
                .isEqualTo("see https://***@git.example.test/x?[2J??and go");
    }

    @Test
    void masksAnExternalAppsPassword() {
        assertThat(new ProgressLines().of(JsonData.read("""
                {"apps": [{"id": "a.b", "state": "ready", "url": "https://joe:s3cret@b.example.test", "reason": ""}]}
                """)))
                .containsExactly("a.b is ready at https://***@b.example.test");
    }
}
