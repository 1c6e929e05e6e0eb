package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Isolation;
import io.completedflow.config.Location;
import io.completedflow.config.SecretReference;
import io.completedflow.source.Revision;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DesiredNamespacesTest {
    private static final AppId CATALOG = AppId.parse("shop.catalog");
    private static final AppId FRONTEND = AppId.parse("shop.frontend");
    private static final AppId LEDGER = AppId.parse("data.ledger");

    @Test
    void appsAreToldWhereTheirDependenciesAre() {
        FlowFile file = FlowFileBuilder.shop()
                .group("data")
                .app("ledger")
                .app("mail-box")
                .group("shop", "data")
                .app("catalog")
                .app("mail-box", app -> app.omitted().external("https://mail.example.test"))
                .app("frontend", "catalog", "mail-box")
                .build();
        DesiredApp frontend = desired(file).apps().get(FRONTEND);
        assertThat(frontend.depends()).containsExactlyInAnyOrder(LEDGER, AppId.parse("data.mail-box"), CATALOG);
        assertThat(frontend.dependencyVariables())
                .isEqualTo(Map.of(
                        "LEDGER_URL",
                        LEDGER,
                        "CATALOG_URL",
                        CATALOG,
                        "DATA_MAIL_BOX_URL",
                        AppId.parse("data.mail-box")));
        assertThat(frontend.externalVariables())
                .isEqualTo(Map.of("SHOP_MAIL_BOX_URL", URI.create("https://mail.example.test")));
        assertThat(frontend.host()).isEqualTo("frontend.x");
        assertThat(desired(file).apps().get(AppId.parse("data.mail-box")).host())
                .isEqualTo("mail-box.data.x");
        assertThat(desired(file).external()).containsOnlyKeys(AppId.parse("shop.mail-box"));
    }

    @Test
    void appsOwnEnvironmentWins() {
        FlowFile file = FlowFileBuilder.shop()
                .template("dev", t -> t.env("LEVEL", "info").env("ZONE", "a").sandboxed())
                .group("shop")
                .app("catalog", app -> app.env("LEVEL", "debug"))
                .app("frontend", app -> app.depends("catalog").env("CATALOG_URL", "http://mock"))
                .build();
        DesiredNamespace desired = desired(file);
        assertThat(desired.apps().get(CATALOG).env()).isEqualTo(Map.of("LEVEL", "debug", "ZONE", "a"));
        assertThat(desired.apps().get(CATALOG).isolation()).isEqualTo(Isolation.SANDBOX);
        assertThat(desired.apps().get(FRONTEND).dependencyVariables()).isEmpty();
        assertThat(desired.apps().get(FRONTEND).depends()).containsExactly(CATALOG);
    }

    @Test
    void untrustedTemplatesGiveNoSecrets() {
        UnaryOperator<AppBuilder> secret = app -> app.secret("KEY", new SecretReference.Environment("SHOP_KEY"));
        FlowFile trusted =
                FlowFileBuilder.shop().group("shop").app("catalog", secret).build();
        FlowFile untrusted = FlowFileBuilder.shop()
                .template("dev", TemplateBuilder::untrusted)
                .group("shop")
                .app("catalog", secret)
                .build();
        assertThat(desired(trusted).apps().get(CATALOG).secrets()).containsOnlyKeys("KEY");
        assertThat(desired(untrusted).apps().get(CATALOG).secrets()).isEmpty();
    }

    @Test
    void limitBringsWhatIsNeededAndNothingElse() {
        FlowFile file = FlowFileBuilder.shop()
                .group("data")
                .app("ledger")
                .app("audit")
                .group("shop")
                .app("catalog", "data.ledger")
                .app("frontend", "catalog")
                .app("other")
                .build();
        NamespaceRecord all = Records.of("x", file);
        NamespaceRecord limited = Records.of("x", all.deployment().taken(), Set.of(FRONTEND), false);
        DesiredNamespace desired = desired(file, limited);
        assertThat(desired.apps()).containsOnlyKeys(LEDGER, CATALOG, FRONTEND);
        assertThat(desired.omitted())
                .containsEntry(AppId.parse("shop.other"), "not asked for: the namespace is limited to shop.frontend");
    }

    @Test
    void priorityOfOmissionsPicksTheReason() {
        FlowFile file = FlowFileBuilder.shop()
                .template("dev", t -> t.omits("shop.a", "*.a", "shop.b", "data.c"))
                .group("shop")
                .groupOmits("shop")
                .app("a")
                .group("data")
                .app("a")
                .app("c", AppBuilder::omitted)
                .app("d", app -> app.notIn("dev"))
                .build();
        assertThat(Omissions.of(file, file.templates().get("dev")))
                .isEqualTo(Map.of(
                        AppId.parse("shop.a"), "omitted by group shop: pattern 'shop'",
                        AppId.parse("data.a"), "omitted by template dev: pattern '*.a'",
                        AppId.parse("data.c"), "omitted by template dev: pattern 'data.c'",
                        AppId.parse("data.d"), "omitted by its own omitFromNamespaces, which names template dev"));
    }

    @Test
    void pinsWinAndMissingRevisionsAreSaid() {
        FlowFile file = FlowFileBuilder.shop()
                .group("shop")
                .app("catalog")
                .app("frontend", "catalog")
                .build();
        Revision pin = new Revision("/repos/catalog.git", "abc", "abcdef");
        NamespaceRecord plain = Records.of("x", Map.of(CATALOG, Records.revision(CATALOG, 1)), Set.of(), false);
        Deployment deployment = plain.deployment();
        NamespaceRecord pinned = new NamespaceRecord(
                plain.origin(),
                new Deployment(
                        deployment.flowFileCommit(),
                        deployment.taken(),
                        deployment.takenAt(),
                        deployment.only(),
                        Map.of(CATALOG, pin),
                        Map.of()),
                plain.lifetime());
        DesiredNamespace desired = new DesiredNamespaces(file)
                .of(file.templates().get("dev"), pinned, Map.of(FRONTEND, "no branch", CATALOG, "no matter"));
        assertThat(desired.apps().get(CATALOG).revision()).isEqualTo(pin);
        assertThat(desired.unresolved()).isEqualTo(Map.of(FRONTEND, "no branch"));
    }

    @Test
    void digestChangesWithWhatMattersAlone() {
        Set<String> digests = new HashSet<>();
        List<UnaryOperator<AppBuilder>> changes = List.of(
                app -> app,
                app -> app.build("make"),
                app -> app.test("make"),
                app -> app.run("make"),
                app -> app.env("A", "b=c"),
                app -> app.env("A=b", "c"),
                app -> app.secret("A", new SecretReference.Environment("B")),
                app -> app.secret("A", new SecretReference.File("B")),
                AppBuilder::sandboxed,
                app -> app.depends("frontend"));
        changes.forEach(change -> digests.add(digest(change)));
        assertThat(digests).hasSize(changes.size()).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        assertThat(digest(app -> app.at(new Location("elsewhere.yaml", 7, 7)))).isEqualTo(digest(app -> app));
        assertThat(digest(app -> app.env("A", "1").env("B", "2")))
                .isEqualTo(digest(app -> app.env("B", "2").env("A", "1")));
    }

    @Test
    void changeOfOneAppRedeploysItAlone() {
        FlowFile file = FlowFileBuilder.shop()
                .group("shop")
                .app("catalog")
                .app("frontend", "catalog")
                .build();
        NamespaceRecord before = Records.of("x", file);
        Map<AppId, Revision> taken = new HashMap<>(before.deployment().taken());
        taken.put(CATALOG, Records.revision(CATALOG, 2));
        DesiredNamespace after = desired(file, Records.of("x", taken, Set.of(), false));
        assertThat(after.apps().get(CATALOG).digest())
                .isNotEqualTo(desired(file).apps().get(CATALOG).digest());
        assertThat(after.apps().get(FRONTEND).digest())
                .isEqualTo(desired(file).apps().get(FRONTEND).digest());
    }

    private static String digest(UnaryOperator<AppBuilder> change) {
        FlowFile file = FlowFileBuilder.shop()
                .group("shop")
                .app("frontend")
                .app("catalog", change)
                .build();
        return desired(file).apps().get(CATALOG).digest();
    }

    private static DesiredNamespace desired(FlowFile file) {
        return desired(file, Records.of("x", file));
    }

    private static DesiredNamespace desired(FlowFile file, NamespaceRecord record) {
        assertThat(FlowFileCheck.problems(file).stream()
                        .filter(p -> !p.message().contains("matches no app")))
                .isEmpty();
        return new DesiredNamespaces(file).of(file.templates().get("dev"), record, Map.of());
    }
}
