package io.completedflow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {
    @ParameterizedTest
    @CsvSource({
        "/srv/shop.git, ../ledger.git, /srv/ledger.git",
        "/srv/shop.git/, ../ledger.git/, /srv/ledger.git",
        "/srv/shop, ./apps/ledger, /srv/shop/apps/ledger",
        "/srv/shop, ., /srv/shop",
        "shop.git, ../ledger.git, ledger.git",
        "., ../ledger.git, ../ledger.git",
        "../../shop, ../ledger, ../../ledger",
        "file:///srv/shop.git, ../ledger.git, file:///srv/ledger.git",
        "https://git.example.test/team/shop.git, ../ledger.git, https://git.example.test/team/ledger.git",
        "https://git.example.test/team/shop, ../../other/ledger, https://git.example.test/other/ledger",
        "ssh://git@git.example.test:2222/team/shop.git, ../ledger.git, ssh://git@git.example.test:2222/team/ledger.git",
        "git@git.example.test:team/shop.git, ../ledger.git, git@git.example.test:team/ledger.git",
        "git@git.example.test:shop.git, ../ledger.git, git@git.example.test:ledger.git",
        "git@[::1]:/srv/shop.git, ../ledger.git, git@[::1]:/srv/ledger.git",
        "/srv/shop.git, https://git.example.test/ledger.git, https://git.example.test/ledger.git",
        "https://git.example.test/shop.git, /srv/ledger.git, /srv/ledger.git",
        "/srv/shop.git, http://127.0.0.1:8080/ledger.git, http://127.0.0.1:8080/ledger.git",
    })
    void resolvesAgainstTheProductRepository(String product, String address, String resolved) {
        assertThat(RepositoryAddress.resolve(product, address)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/shop.git, ../../../ledger.git",
        "/shop.git, ..",
        "https://git.example.test/shop.git, ../../evil.example.test/x",
        "https://git.example.test/shop.git, ..",
        "git@git.example.test:shop.git, ../../ledger.git",
        "git@git.example.test:shop.git, ..",
    })
    void neverClimbsOutOfTheProductRepositorysHost(String product, String address) {
        assertThatThrownBy(() -> RepositoryAddress.resolve(product, address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("product repository");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-u/tmp/x",
                "--upload-pack=touch /tmp/x",
                "ext::sh -c id",
                "fd::17",
                "git://host/x",
                "ssh://-oProxyCommand=id/x",
                "-oProxyCommand=id:x",
                "git@-oProxyCommand=id:x",
                "http://host.example.test/x",
                "https://host",
                "https:///x",
                "https://user:geheim@host/x",
                "ssh://user:geheim@host/x",
                "a\nb",
                "ftp://host/x",
                "a b://host/x",
                "http://localhost.evil.test/x",
                "http://127.0.0.1@evil.test/x",
                "git@host:"
            })
    void refusesWhatIsNoSafeAddress(String address) {
        assertThatThrownBy(() -> RepositoryAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("repository address '")
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger.git", "apps/ledger"})
    void asksForTheDotOfARelativeAddress(String address) {
        assertThatThrownBy(() -> RepositoryAddress.resolve("/srv/shop.git", address))
                .hasMessageContaining("write ./" + address + " or ../" + address);
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/shop, LOCAL",
        "shop, LOCAL",
        "./a:b, LOCAL",
        "file:///srv/shop, FILE",
        "HTTPS://host/shop, HTTPS",
        "ssh://host/shop, SSH",
        "host:shop, SSH"
    })
    void knowsHowARepositoryIsReached(String address, RepositoryAddress.Kind kind) {
        assertThat(RepositoryAddress.parse(address).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "https://token@host/x, https://***@host/x",
        "https://user:pw@host/x, https://***@host/x",
        "git@host:x, git@host:x",
        "https://host/a@b, https://host/a@b"
    })
    void masksWhatMayBeASecret(String address, String masked) {
        assertThat(RepositoryAddress.masked(address)).isEqualTo(masked);
    }

    @Property
    void aSiblingOfASiblingIsASiblingOfTheProduct(
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String one,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String two) {
        String product = "https://git.example.test/team/shop.git";
        String sibling = RepositoryAddress.resolve(product, "../" + one);
        assertThat(RepositoryAddress.resolve(sibling, "../" + two))
                .isEqualTo(RepositoryAddress.resolve(product, "../" + two));
    }
}
