package io.completedflow.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedHostTest {
    private static RequestedHost of(String header) {
        return RequestedHost.of(List.of(header), DoorOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "localhost.", "127.0.0.1:8080", "[::1]", "[::1]:8080"})
    void loopbackNamesAskForTheIndex(String header) {
        assertThat(of(header)).isEqualTo(new RequestedHost.Index());
    }

    @Test
    void theDomainAndTheAddressMayBeOthers() {
        DoorOptions options = new DoorOptions("10.0.0.5", 80, "flow.test");

        assertThat(RequestedHost.of(List.of("flow.test"), options)).isEqualTo(new RequestedHost.Index());
        assertThat(RequestedHost.of(List.of("10.0.0.5"), options)).isEqualTo(new RequestedHost.Index());
        assertThat(RequestedHost.of(List.of("a.b.flow.test:80"), options)).isEqualTo(new RequestedHost.App("a.b"));
        assertThat(RequestedHost.of(List.of("a.b.localhost"), options))
                .isEqualTo(new RequestedHost.Foreign("a.b.localhost"));
    }

    @Property
    void anyNameUnderTheDomainIsAnApps(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 63) String app,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 63) String namespace) {
        assertThat(of(app + "." + namespace + ".localhost:1"))
                .isEqualTo(new RequestedHost.App((app + "." + namespace).toLowerCase(java.util.Locale.ROOT)));
    }

    @Property
    void noOtherHeaderIsServed(@ForAll String header) {
        RequestedHost host = of(header + ".example");

        assertThat(host).isInstanceOfAny(RequestedHost.Foreign.class, RequestedHost.Malformed.class);
    }
}
