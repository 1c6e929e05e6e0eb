package io.jenkins.plugins.completedflow.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.completedflow.head.NamespaceHead;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinTest {
    private static final Plan PLAN = Plan.of(JsonData.read(Answers.plan()));
    private static final BuildFacts BUILD = build(StepWorld.REMOTE, StepWorld.COMMIT);
    private static final Allowed OWN = new Allowed("north", StepWorld.PRODUCT, "feature-1", true, "", "", false);
    private static final Allowed OTHER = new Allowed("north", StepWorld.PRODUCT, "main", false, "", "", false);

    private static BuildFacts build(String remote, String commit) {
        return new BuildFacts(
                "shop/catalog/feature-1", 7, true, Optional.of(new NamespaceHead("feature-1", false)), remote, commit);
    }

    private static Wish app(String app) {
        return Wish.of(null, null, app, null);
    }

    @Test
    void isTheCheckedOutCommitOfTheAppsOfItsRepository() throws Exception {
        assertThat(Pin.of(BUILD, OWN, app(null), PLAN))
                .isEqualTo(new Pin("https://git.example.test/shop/catalog", StepWorld.COMMIT));
    }

    @Test
    void isOfTheNamedAppOfItsRepository() throws Exception {
        assertThat(Pin.of(BUILD, OWN, app("catalog"), PLAN)).isEqualTo(new Pin("shop.catalog", StepWorld.COMMIT));
        assertThat(Pin.of(BUILD, OWN, app("shop.catalog"), PLAN)).isEqualTo(new Pin("shop.catalog", StepWorld.COMMIT));
    }

    @Test
    void isNeverOfAnAppOfAnotherRepository() {
        assertThatThrownBy(() -> Pin.of(BUILD, OWN, app("ledger"), PLAN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("data.ledger");
        assertThatThrownBy(() -> Pin.of(BUILD, OWN, app("billing"), PLAN)).isInstanceOf(RefusedException.class);
    }

    @Test
    void namesTheAppsWhereThereIsNoneOfThatName() {
        assertThatThrownBy(() -> Pin.of(BUILD, OWN, app("catalogue"), PLAN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("data.ledger, shop.catalog, shop.billing");
    }

    @Test
    void isNoneWhereNoAppIsOfTheRepository() throws Exception {
        BuildFacts elsewhere = build("https://git.example.test/docs.git", StepWorld.COMMIT);

        assertThat(Pin.of(elsewhere, OWN, app(null), PLAN)).isEqualTo(Pin.NONE);
    }

    @Test
    void isNoneInTheNamespaceOfAnotherBranch() throws Exception {
        assertThat(Pin.of(BUILD, OTHER, app(null), PLAN)).isEqualTo(Pin.NONE);
        assertThatThrownBy(() -> Pin.of(BUILD, OTHER, app("catalog"), PLAN)).isInstanceOf(RefusedException.class);
    }

    @Test
    void isNoneWhereNoCommitIsKnown() throws Exception {
        assertThat(Pin.of(build(StepWorld.REMOTE, ""), OWN, app(null), PLAN)).isEqualTo(Pin.NONE);
    }
}
