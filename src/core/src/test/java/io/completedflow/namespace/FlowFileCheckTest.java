package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowFileCheckTest {
    @Test
    void resolvesGroupSiblingAndQualifiedNames() {
        FlowFile file = FlowFileBuilder.shop()
                .group("data")
                .app("ledger")
                .app("audit")
                .group("shop", "data")
                .app("catalog")
                .app("frontend", "catalog", "tools.mail")
                .group("tools")
                .app("mail")
                .build();
        assertThat(FlowFileCheck.problems(file)).isEmpty();
        Dependencies dependencies = Dependencies.of(file);
        assertThat(dependencies.of().get(id("shop.catalog"))).isEqualTo(ids("data.ledger", "data.audit"));
        assertThat(dependencies.of().get(id("shop.frontend")))
                .isEqualTo(ids("data.ledger", "data.audit", "shop.catalog", "tools.mail"));
        assertThat(dependencies.of().get(id("tools.mail"))).isEmpty();
    }

    @Test
    void cycleIsNamedWithItsPathAndPlace() {
        FlowFile file =
                FlowFileBuilder.shop().group("shop").app("a", "b").app("b", "a").build();
        assertThat(messages(file))
                .containsExactly("flow.yaml:2:1: these apps wait for each other: shop.a → shop.b → shop.a"
                        + " — take one of the depends out");
    }

    @Test
    void cycleThroughGroupsIsFound() {
        FlowFile file = FlowFileBuilder.shop()
                .group("a", "b")
                .app("x")
                .group("b", "a")
                .app("y")
                .build();
        assertThat(messages(file)).singleElement().asString().contains("a.x → b.y → a.x");
    }

    @Test
    void unknownNamesSuggestTheNearest() {
        FlowFile file = FlowFileBuilder.shop()
                .group("data")
                .app("ledger")
                .group("shop")
                .app("catalog", "dta")
                .app("frontend", "catalg", "ledger", "data.leger", "whatever")
                .build();
        assertThat(messages(file))
                .containsExactly(
                        "flow.yaml:4:1: depends on 'dta', which is no group and no app of group 'shop' — did you mean 'data'?",
                        "flow.yaml:5:1: depends on 'catalg', which is no group and no app of group 'shop'"
                                + " — did you mean 'catalog'?",
                        "flow.yaml:5:1: depends on 'ledger', which is no group and no app of group 'shop'"
                                + " — an app of another group is written with it: 'data.ledger'",
                        "flow.yaml:5:1: depends on 'data.leger', which is no group and no app of group 'shop'"
                                + " — did you mean 'data.ledger'?",
                        "flow.yaml:5:1: depends on 'whatever', which is no group and no app of group 'shop'"
                                + " — name a group, an app of the same group, or group.app");
    }

    @Test
    void ambiguousNameListsTheCandidates() {
        FlowFile file = FlowFileBuilder.shop()
                .group("data")
                .app("x")
                .group("shop")
                .app("data")
                .app("web", "data")
                .build();
        assertThat(messages(file))
                .containsExactly("flow.yaml:5:1: 'data' is a group and also the app shop.data"
                        + " — write 'shop.data' for the app, or name the apps of the group one by one");
    }

    @Test
    void ownGroupIsNoDependency() {
        FlowFile file = FlowFileBuilder.shop()
                .group("shop", "shop", "a")
                .app("a", "shop")
                .build();
        assertThat(messages(file)).hasSize(3).allMatch(text -> text.contains("own"));
    }

    @Test
    void omittedAppThatOthersNeedIsAnErrorNamingBoth() {
        FlowFileBuilder file = FlowFileBuilder.shop()
                .template("dev", t -> t.omits("*.billing"))
                .template("other", "other")
                .group("shop")
                .app("frontend", "billing");
        assertThat(messages(file.app("billing").build()))
                .containsExactly("flow.yaml:4:1: shop.frontend needs shop.billing, which template dev does not deploy"
                        + " (omitted by template dev: pattern '*.billing')"
                        + " — say with external: at shop.billing where it is, or omit shop.frontend too");
        assertThat(messages(file.app("billing", b -> b.external("https://billing.example.test"))
                        .build()))
                .isEmpty();
    }

    @Test
    void omittedTogetherNobodyMissesAnything() {
        FlowFile file = FlowFileBuilder.shop()
                .group("shop")
                .groupNotIn("dev")
                .app("frontend", "billing")
                .app("billing")
                .build();
        assertThat(FlowFileCheck.problems(file)).isEmpty();
    }

    @Test
    void patternsThatMatchNothingAreErrors() {
        FlowFile file = FlowFileBuilder.shop()
                .template("dev", t -> t.omits("*.biling", "shp", "shop.*"))
                .group("shop")
                .groupOmits("data.x")
                .groupNotIn("dve")
                .app("billing")
                .group("data")
                .app("x", a -> a.notIn("prod"))
                .build();
        assertThat(messages(file))
                .containsExactlyInAnyOrder(
                        "flow.yaml:1:1: '*.biling' matches no app of the product — did you mean '*.billing'?",
                        "flow.yaml:1:1: 'shp' matches no app of the product — did you mean 'shop'?",
                        "flow.yaml:1:1: 'shop.*' is no pattern of apps to omit — write group, '*.app' or group.app",
                        "flow.yaml:2:1: 'data.x' matches no app of group 'shop' — there are shop, shop.billing",
                        "flow.yaml:2:1: omitFromNamespaces names 'dve', which is no template — did you mean 'dev'?",
                        "flow.yaml:5:1: omitFromNamespaces names 'prod', which is no template — there are dev");
    }

    @Test
    void templatesMustNotGetInEachOthersWay() {
        FlowFile file = FlowFileBuilder.shop()
                .template("dev", "*")
                .template("one", t -> t.branches("a*").environment("lasting"))
                .template("two", t -> t.branches("a**").environment("lasting"))
                .template("three", t -> t.branches("b").environment("No_Label"))
                .namespaceName("{product}")
                .build();
        assertThat(messages(file))
                .anyMatch(text -> text.contains("'a**' is that of template 'one' too"))
                .anyMatch(text -> text.contains("environment 'lasting' is that of template 'one' too"))
                .anyMatch(text -> text.contains("environment 'No_Label' cannot be a name in DNS"))
                .anyMatch(text -> text.contains("gives all branches the same name"))
                .hasSize(4);
    }

    @Test
    void variablesMustBeTellable() {
        FlowFile file = FlowFileBuilder.shop()
                .group("a")
                .app("b-c")
                .group("a-b")
                .app("c")
                .app("b-c")
                .group("x")
                .app("c")
                .app("web", "a.b-c", "a-b.c")
                .build();
        assertThat(messages(file)).singleElement().asString().contains("a.b-c and a-b.c", "x.web", "A_B_C_URL");
    }

    private static List<String> messages(FlowFile file) {
        return FlowFileCheck.problems(file).stream().map(Problem::toString).toList();
    }

    private static AppId id(String text) {
        return AppId.parse(text);
    }

    private static Set<AppId> ids(String... texts) {
        return Set.copyOf(List.of(texts).stream().map(AppId::parse).toList());
    }
}
