package io.jenkins.plugins.completedflow.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryPlaceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@git.example.test:shop/web.git",
                "https://git.example.test/shop/web",
                "https://joe@GIT.example.test:8443/shop/web.git/",
                "ssh://git@git.example.test:2222/shop/web.git",
            })
    void isOneHoweverItIsReached(String address) {
        assertThat(RepositoryPlace.of(address)).hasToString("git.example.test/shop/web");
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/git/web.git, srv/git/web",
        "file:///srv/git/web.git, srv/git/web",
    })
    void isThePathOnThisMachine(String address, String place) {
        assertThat(RepositoryPlace.of(address)).hasToString(place);
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> RepositoryPlace.of("ext::sh -c touch%20pwned"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
