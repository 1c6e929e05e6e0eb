package io.completedflow.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Whatever the text, the reader answers with a flow file or with problems that have a place in it. */
class FlowFileReaderPropertyTest {
    private static final List<String> CORPUS = corpus();
    /** All that one YAML version or another takes for the end of a line. */
    private static final Set<Integer> LINE_ENDS = Set.of(0x0A, 0x0D, 0x85, 0x2028, 0x2029);

    private static final String[] SNIPPETS = {
        "*", "&a ", "*a", "!!js ", "{", "}", "[", "]", ": ", "- ", "\n", "\t", "\"", "'", "|\n", ">\n", "? ", "<<: ",
        "%", "@", "\"\\x", "\"\\u12", "\"\\UFFFFFFFF\"", "---\n", "...\n", "#", "null", "true", "0x7", "-1", "\0",
                "\uD800", "\u2028", "\\x", "~", "\r",
        "ext::", "../"
    };

    private static List<String> corpus() {
        List<String> texts = new ArrayList<>();
        FlowFileCorpus.good().forEach(entry -> texts.add(entry.text()));
        FlowFileCorpus.bad().forEach(entry -> texts.add(entry.text()));
        return texts;
    }

    @Property
    void readsAnyTextOrSaysWhatIsWrong(@ForAll @StringLength(max = 300) String text) {
        assertReadOrRefused(text);
    }

    @Property
    void readsAnyYamlLikeTextOrSaysWhatIsWrong(@ForAll("yamlLike") String text) {
        assertReadOrRefused(text);
    }

    @Property(tries = 3000)
    void readsAnyMutatedFileOrSaysWhatIsWrong(@ForAll("mutated") String text) {
        assertReadOrRefused(text);
    }

    @Property(tries = 500)
    void theSchemaTakesWhatTheReaderTakes(@ForAll("mutatedGood") String text) {
        if (isRead(text)) {
            assertThat(PublishedSchema.complaints(PublishedSchema.json(text).orElseThrow()))
                    .isEmpty();
        }
    }

    @Provide
    Arbitrary<String> yamlLike() {
        return Arbitraries.of(SNIPPETS).list().ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> mutated() {
        return mutated(CORPUS);
    }

    @Provide
    Arbitrary<String> mutatedGood() {
        return mutated(
                FlowFileCorpus.good().stream().map(FlowFileCorpus.Entry::text).toList());
    }

    private static Arbitrary<String> mutated(List<String> texts) {
        return Arbitraries.of(texts).flatMap(text -> Arbitraries.randomValue(random -> mutate(text, random)));
    }

    private static String mutate(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(5); i >= 0; i--) {
            int start = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), start + random.nextInt(8));
            switch (random.nextInt(3)) {
                case 0 -> mutated.delete(start, end);
                case 1 -> mutated.insert(start, SNIPPETS[random.nextInt(SNIPPETS.length)]);
                default -> mutated.insert(start, mutated.substring(start, end));
            }
        }
        return mutated.toString();
    }

    private static boolean isRead(String text) {
        try {
            new FlowFileReader().read("flow.yaml", text);
            return true;
        } catch (FlowFileException e) {
            return false;
        }
    }

    private static void assertReadOrRefused(String text) {
        try {
            assertThat(new FlowFileReader().read("flow.yaml", text).product()).isNotEmpty();
        } catch (FlowFileException e) {
            long lines = text.chars().filter(LINE_ENDS::contains).count() + 1;
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.where().file()).isEqualTo("flow.yaml");
                assertThat((long) problem.where().line()).isBetween(1L, lines);
                assertThat(problem.where().column()).isBetween(1, text.length() + 1);
                assertThat(problem.message()).isNotBlank();
            });
        }
    }
}
