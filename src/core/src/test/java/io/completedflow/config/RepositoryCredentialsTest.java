package io.completedflow.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryCredentialsTest {
    private static RepositoryCredentials of(String prefix) {
        return new RepositoryCredentials(prefix, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void theLongestPrefixThatMatchesIsUsed() {
        List<RepositoryCredentials> all =
                List.of(of("https://git.example.test/"), of("https://git.example.test/team"), of("https://other"));
        assertThat(RepositoryCredentials.forAddress(all, "https://git.example.test/team/shop.git"))
                .contains(all.get(1));
        assertThat(RepositoryCredentials.forAddress(all, "https://git.example.test/else/shop.git"))
                .contains(all.get(0));
        assertThat(RepositoryCredentials.forAddress(all, "/srv/shop.git")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example.test, https://git.example.test.evil/x, false",
        "https://git.example.test, https://git.example.test@evil.test/x, false",
        "https://git.example.test, https://git.example.test:8443/x, false",
        "https://git.example.test/team, https://git.example.test/team2/x, false",
        "https://git.example.test, https://git.example.test/x, true",
        "git@git.example.test, git@git.example.test:team/shop, true",
        "git@git.example.test, git@git.example.test.evil:team/shop, false",
        "git@git.example.test:team/, git@git.example.test:team/shop, true"
    })
    void aPrefixEndsWhereANameEnds(String prefix, String address, boolean matches) {
        assertThat(RepositoryCredentials.forAddress(List.of(of(prefix)), address)
                        .isPresent())
                .isEqualTo(matches);
    }
}
