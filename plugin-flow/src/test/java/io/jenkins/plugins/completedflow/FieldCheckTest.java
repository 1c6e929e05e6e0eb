package io.jenkins.plugins.completedflow;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"1s", "10m", "12h", "14d", "999999d"})
    void takesDurations(String text) {
        assertThat(FieldCheck.duration(text).kind).isEqualTo(FormValidation.Kind.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "14", "d", "1 d", "-1d", "14D", "1000000d", "1h30m"})
    void refusesOtherDurations(String text) {
        assertThat(FieldCheck.duration(text).kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "main", "feature/*", "Émoji-🎉*"})
    void takesBranchPatterns(String text) {
        assertThat(FieldCheck.branches(text).kind).isEqualTo(FormValidation.Kind.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../../x", "a..b", "-x", "a\u0000b", "[a]", "x?"})
    void refusesWhatNoBranchMatches(String text) {
        assertThat(FieldCheck.branches(text).kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dev", "-dev", "dev-", "dev_1", "<script>"})
    void refusesWhatIsNoName(String text) {
        assertThat(FieldCheck.name(text).kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1", "20 ", "999999"})
    void takesNumbersAndNothing(String text) {
        assertThat(FieldCheck.numberOrNothing(text).kind).isEqualTo(FormValidation.Kind.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "many", "1000000"})
    void refusesWhatIsNoNumberAboveZero(String text) {
        assertThat(FieldCheck.numberOrNothing(text).kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void quotesNoPassword() {
        assertThat(FieldCheck.repository("https://joe:secret@git.example.test/shop.git"))
                .satisfies(check -> assertThat(check.kind).isEqualTo(FormValidation.Kind.ERROR))
                .message()
                .doesNotContain("secret");
    }
}
