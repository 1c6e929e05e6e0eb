package io.completedflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader and the published schema say the same of every file of the corpus, but for what a schema cannot see. */
class FlowFileSchemaTest {
    static List<FlowFileCorpus.Entry> good() {
        return FlowFileCorpus.good();
    }

    static List<FlowFileCorpus.Entry> bad() {
        return FlowFileCorpus.bad();
    }

    @ParameterizedTest
    @MethodSource("good")
    void bothTakeAGoodFile(FlowFileCorpus.Entry entry) throws Exception {
        assertThatCode(() -> new FlowFileReader().read("flow.yaml", entry.text()))
                .doesNotThrowAnyException();
        assertThat(PublishedSchema.complaints(entry.text())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theReaderSaysWhatIsWrongWithABadFile(FlowFileCorpus.Entry entry) {
        FlowFileException refusal = catchThrowableOfType(
                FlowFileException.class, () -> new FlowFileReader().read("flow.yaml", entry.text()));
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.problems()).extracting(Problem::toString).containsExactlyElementsOf(entry.expected());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theSchemaRefusesABadFileIfItCanSeeWhatIsWrong(FlowFileCorpus.Entry entry) throws Exception {
        if (entry.schemaIsBlind()) {
            assertThat(PublishedSchema.json(entry.text())
                            .map(PublishedSchema::complaints)
                            .orElse(Set.of()))
                    .isEmpty();
        } else {
            assertThat(PublishedSchema.complaints(entry.text())).isNotEmpty();
        }
    }

    @Test
    void theSchemaIsASchema() throws Exception {
        assertThat(PublishedSchema.complaintsAboutItself()).isEmpty();
    }

    @Test
    void everyPatternOfTheReaderIsInTheSchema() throws Exception {
        List<String> patterns = PublishedSchema.text().findValuesAsText("pattern");
        List<Pattern> readers = new ArrayList<>();
        Stream.of(
                        TextShape.NOT_BLANK,
                        TextShape.LABEL,
                        TextShape.REFERENCE,
                        TextShape.OMISSION,
                        TextShape.BRANCH,
                        TextShape.BRANCH_PATTERN,
                        TextShape.NAMESPACE_NAME,
                        TextShape.VARIABLE,
                        TextShape.IMAGE,
                        TextShape.FOLDER,
                        TextShape.HTTP_PATH,
                        TextShape.EXTERNAL,
                        TextShape.DURATION,
                        TextShape.DURATION_OR_ZERO,
                        TextShape.QUANTITY,
                        TextShape.CLUSTER,
                        TextShape.DOMAIN,
                        TextShape.GATEWAY,
                        TextShape.OBJECT_NAME,
                        TextShape.SECRET_KEY,
                        TextShape.MOUNT_PATH,
                        TextShape.MANIFEST,
                        UpdatePolicyReader.RECURRENCE,
                        RepositoryAddressReader.SHAPE)
                .map(TextShape::pattern)
                .forEach(readers::add);
        RepositoryAddressReader.REFUSALS.forEach(refusal -> readers.add(refusal.pattern()));
        readers.add(EnvironmentReader.RESERVED);
        readers.add(AppReader.WITH_USER);
        assertThat(readers).extracting(Pattern::pattern).allSatisfy(pattern -> assertThat(patterns)
                .contains(pattern));
    }
}
