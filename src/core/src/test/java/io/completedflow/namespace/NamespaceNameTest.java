package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"feature-132", "a", "7", "deadbeef", "x--y"})
    void labelIsItsOwnName(String branch) {
        assertThat(name(branch)).isEqualTo(branch);
    }

    @Test
    void slugsAndHashesOtherBranches() {
        assertThat(name("feature/1")).isEqualTo("feature-1-d675fb4e");
        assertThat(name("Feature-1")).startsWith("feature-1-").isNotEqualTo(name("feature/1"));
        assertThat(name("🚀")).matches("branch-[0-9a-f]{8}").isNotEqualTo(name("🐛"));
        assertThat(name("///")).matches("branch-[0-9a-f]{8}");
        assertThat(name("b".repeat(64))).hasSize(63).startsWith("bbb");
        assertThat(name("x/" + "y".repeat(200))).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void noBranchCanTakeTheNameMadeForAnother() {
        String made = name("feature/1");
        assertThat(name(made)).startsWith(made + "-").isNotEqualTo(made);
        assertThat(name(name(made))).isNotEqualTo(name(made));
    }

    @Test
    void fillsThePattern() {
        Optional<String> pattern = Optional.of("{product}-{branch}");
        assertThat(NamespaceName.of(pattern, "shop", "feature-1")).isEqualTo("shop-feature-1");
        assertThat(NamespaceName.of(pattern, "shop", "feature/1")).isEqualTo("shop-feature-1-d675fb4e");
        assertThatThrownBy(() -> NamespaceName.of(Optional.of("{product}"), "shop", "x"))
                .hasMessageContaining("lacks {branch}");
    }

    @Property
    void isAlwaysALabel(@ForAll("branches") String branch) {
        assertThat(NamespaceName.isLabel(name(branch))).isTrue();
        assertThat(name(branch)).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    }

    @Property
    void branchesNeverMeet(@ForAll("branches") String one, @ForAll("branches") String other) {
        Assume.that(!one.equals(other));
        assertThat(name(one)).isNotEqualTo(name(other));
        assertThat(name(one)).isNotEqualTo(name(name(one) + "/"));
    }

    @Property(tries = 20)
    void branchesOfOneSlugNeverMeet(@ForAll("separators") List<String> separators) {
        Map<String, String> branchByName = new HashMap<>();
        for (String separator : separators) {
            String branch = "feature" + separator + "1";
            String other = branchByName.put(name(branch), branch);
            assertThat(other == null || other.equals(branch)).isTrue();
        }
    }

    @Provide
    Arbitrary<String> branches() {
        Arbitrary<String> any =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(200).filter(NamespaceNameTest::encodable);
        Arbitrary<String> labels =
                Arbitraries.strings().withChars("ab1-").ofMinLength(1).ofMaxLength(70);
        Arbitrary<String> punctuation =
                Arbitraries.strings().withChars("/-_.#+@!").ofMinLength(1).ofMaxLength(9);
        Arbitrary<String> likeHashed = labels.map(label -> label + "-0123abcd");
        return Arbitraries.oneOf(any, labels, punctuation, likeHashed);
    }

    @Provide
    Arbitrary<List<String>> separators() {
        return Arbitraries.strings()
                .withChars("/_.-#")
                .ofMinLength(1)
                .ofMaxLength(4)
                .list()
                .ofSize(50);
    }

    /** Git keeps names as bytes; half a surrogate pair has none. */
    private static boolean encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    private static String name(String branch) {
        return NamespaceName.of(Optional.empty(), "shop", branch);
    }
}
