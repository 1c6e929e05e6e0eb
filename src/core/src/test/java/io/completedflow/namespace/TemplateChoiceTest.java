package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.FlowFile;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TemplateChoiceTest {
    private final FlowFile file = FlowFileBuilder.shop()
            .template("dev", "*")
            .template("hotfix", "hotfix/*", "*-urgent")
            .template("big", "hotfix/big-*", "release")
            .template("odd", "*x*yz", "*xy*z")
            .build();

    @Test
    void mostSpecificWins() {
        assertThat(chosen("feature/a/b")).isEqualTo("dev");
        assertThat(chosen("hotfix/7")).isEqualTo("hotfix");
        assertThat(chosen("hotfix/big-7")).isEqualTo("big");
        assertThat(chosen("release")).isEqualTo("big");
    }

    @Test
    void fewerWildcardsWinAmongEquallyManyCharacters() {
        FlowFile equal = FlowFileBuilder.shop()
                .template("one", "ab*")
                .template("two", "*ab*")
                .build();
        assertThat(TemplateChoice.of(equal, "abc"))
                .isInstanceOfSatisfying(
                        TemplateChoice.Chosen.class,
                        chosen -> assertThat(chosen.template().name()).isEqualTo("one"));
    }

    @Test
    void tieNamesBothPatternsAndTemplates() {
        FlowFile tied = FlowFileBuilder.shop()
                .template("one", "ab*")
                .template("two", "*bc")
                .build();
        assertThat(TemplateChoice.of(tied, "abc"))
                .isEqualTo(new TemplateChoice.Tie("branch abc is matched equally by 'ab*' of template one"
                        + " and '*bc' of template two; make one of them more specific"));
        assertThat(TemplateChoice.of(tied, "abd")).isInstanceOf(TemplateChoice.Chosen.class);
    }

    @Test
    void patternsOfOneTemplateAreNoTie() {
        assertThat(chosen("-xyz")).isEqualTo("odd");
    }

    @Test
    void trunkNeedsItsName() {
        assertThat(TemplateChoice.of(file, "main"))
                .isEqualTo(new TemplateChoice.None(
                        "trunk main gets a namespace only where a template names it without '*'"));
        FlowFile named = FlowFileBuilder.shop()
                .template("dev", "*")
                .template("live", "main")
                .build();
        assertThat(TemplateChoice.of(named, "main")).isInstanceOf(TemplateChoice.Chosen.class);
    }

    @Property
    void matchesAsARegularExpressionWould(
            @ForAll @StringLength(max = 8) @CharRange(from = '*', to = '+') @CharRange(from = 'a', to = 'b')
                    String pattern,
            @ForAll @StringLength(max = 10) @CharRange(from = '+', to = '+') @CharRange(from = 'a', to = 'b')
                    String branch) {
        String regex = pattern.replace("+", "\\+").replaceAll("\\*+", ".*");
        assertThat(new BranchPattern(pattern).matches(branch)).isEqualTo(branch.matches(regex));
    }

    private String chosen(String branch) {
        return ((TemplateChoice.Chosen) TemplateChoice.of(file, branch))
                .template()
                .name();
    }
}
