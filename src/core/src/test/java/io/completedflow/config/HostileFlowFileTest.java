package io.completedflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts that would be awkward to keep as files. The other hostile ones are in the corpus. */
class HostileFlowFileTest {
    private static final String GOOD =
            "apiVersion: completed-flow/v1\nproduct: shop\ngroups: {shop: {apps: {web: {repo: ../web.git, run: ./web}}}}\n";

    private static FlowFileException refusal(String text) {
        FlowFileException refusal =
                catchThrowableOfType(FlowFileException.class, () -> new FlowFileReader().read("flow.yaml", text));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void tooLong() {
        assertThat(refusal(GOOD + "#".repeat(YamlDocument.LONGEST)))
                .hasMessage("flow.yaml:1:1: longer than 1048576 characters — split the product");
    }

    @Test
    void nulAndOtherCharactersThatAreNoText() {
        assertThat(refusal(GOOD.replace("shop\n", "sh\0op\u0007\n")).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "flow.yaml:2:12: the character U+0000 may not be in a YAML file — remove it",
                        "flow.yaml:2:15: the character U+0007 may not be in a YAML file — remove it");
    }

    @Test
    void halfACharacter() {
        assertThat(refusal(GOOD + "# \uD83D\n")).hasMessageStartingWith("flow.yaml:4:3: the character U+D83D");
    }

    @Test
    void asManyBracketsAsFit() {
        for (String opening : new String[] {"[", "{a: ", "? ", "- "}) {
            String text = GOOD + "a: \n  " + opening.repeat((YamlDocument.LONGEST - 200) / opening.length());
            assertThat(refusal(text)).hasMessageContaining("nested deeper than 32 levels");
        }
    }

    @Test
    void asManyWrongKeysAsFit() {
        String keys =
                IntStream.range(0, 60_000).mapToObj(i -> "helth" + i + ": x\n").collect(Collectors.joining());
        assertThat(refusal(GOOD + keys).problems()).hasSize(Problems.SHOWN + 1);
    }

    @Test
    void aVeryLongNameIsCutInTheMessage() {
        assertThat(refusal(GOOD + "? " + "x".repeat(100_000) + "\n: y\n").getMessage())
                .hasSizeLessThan(500);
    }

    @Test
    void aVeryLongBlankCommand() {
        assertThat(refusal(GOOD.replace("./web}", "\"" + " ".repeat(500_000) + "\"}")))
                .hasMessageContaining("'run' must be text that is not blank");
    }

    @Test
    void nothingIsTakenFromTheEnvironment() throws Exception {
        FlowFile file = new FlowFileReader().read("flow.yaml", """
                apiVersion: completed-flow/v1
                product: shop
                groups:
                  shop:
                    apps:
                      web:
                        repo: ../web.git
                        run: ${PATH}
                        env: {A: "${HOME}", B: $HOME}
                """);
        App web = file.apps().findFirst().orElseThrow();
        assertThat(web.run()).contains("${PATH}");
        assertThat(web.env()).containsEntry("A", "${HOME}").containsEntry("B", "$HOME");
    }
}
