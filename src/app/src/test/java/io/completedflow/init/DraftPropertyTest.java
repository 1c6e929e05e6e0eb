package io.completedflow.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.App;
import io.completedflow.config.FlowFile;
import io.completedflow.validation.FlowFileValidation;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DraftPropertyTest {
    @Property(tries = 300)
    void anyCommandAndFolderNameIsReadBackAsItWas(@ForAll("printable") String command, @ForAll String folder) {
        Suggestion suggestion = Suggestion.of("a file", command, command, command);
        FoundApp app = new FoundApp(AppSearch.label(folder), ".", "", suggestion);
        FlowFile read = read(new Draft("shop", "main", List.of(app, app)));
        assertThat(read.apps()).hasSize(2).allSatisfy(each -> assertThat(each.run())
                .contains(command));
        assertThat(read.apps().map(App::build)).containsOnly(Optional.of(command));
    }

    @Property(tries = 300)
    void everyNameBecomesALabel(@ForAll String name) {
        assertThat(AppSearch.label(name)).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    }

    @Provide
    Arbitrary<String> printable() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('é', '→', '\\', '\'', '"', '#', ':')
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(text -> !text.isBlank());
    }

    private static FlowFile read(Draft draft) {
        FlowFileValidation.Result result = FlowFileValidation.of("flow.yaml", draft.yaml());
        assertThat(result.problems()).isEmpty();
        return result.flowFile().orElseThrow();
    }
}
