package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.DEV;
import static io.completedflow.reconcile.ReconcilerWorld.GROUPS;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.log.Event.Kind;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.source.RepositoryException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which flow file holds, whatever is pushed to the product repository. */
class FlowFilesInForceTest {
    private static final AppId CATALOG_APP = AppId.parse("shop.catalog");
    private static final String OTHER_RUN = GROUPS.replace("run: catalog", "run: catalog --fast");
    private static final String WITH_SECRET =
            GROUPS.replace("run: catalog }", "run: catalog, secrets: { KEY: { env: SHOP_KEY } } }");
    private static final String BAD = "groups: { shop: { apps: { catalog: { repository: ../catalog.git } } } }\n";

    private final ReconcilerWorld world = new ReconcilerWorld();

    @Test
    void aBadOneIsRefusedAndSaidOnceAndTheOneBeforeStaysInForceAfterARestartToo() {
        started();
        String good = world.head(SHOP, "main").orElseThrow();
        world.pushFlowFile("main", BAD);
        world.passSeconds(60);
        assertThat(world.log.messages(Kind.FLOW_FILE_REFUSED))
                .singleElement()
                .asString()
                .contains("the one before stays in force", "repository");
        assertThat(notices()).isNotEmpty();
        world.restart();
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.record("one").deployment().flowFileCommit()).contains(good);
        world.pushFlowFile("main", OTHER_RUN);
        world.passSeconds(20);
        assertThat(run("one")).isEqualTo("catalog --fast");
        assertThat(notices()).isEmpty();
    }

    @Test
    void withoutAnyThatCanBeUsedNothingIsMadeAndFollowingSaysWhy() {
        world.pushFlowFile("main", BAD);
        world.follow();
        world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.names()).isEmpty();
        assertThat(world.log.of(Kind.FLOW_FILE_REFUSED)).hasSize(1);
        world.pushFlowFile("main", GROUPS);
        world.passSeconds(60);
        world.push(CATALOG, "two");
        world.passSeconds(20);
        assertThat(world.names()).contains("two");
    }

    @Test
    void anAddressThatLeadsNowhereIsAProblemOfTheFlowFile() {
        started();
        world.pushFlowFile("main", GROUPS.replace("../catalog.git", "../../../../catalog.git"));
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(30);
        assertThat(world.log.messages(Kind.FLOW_FILE_REFUSED))
                .singleElement()
                .asString()
                .contains("shop.catalog");
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.loop.mistakes()).isEmpty();
    }

    @Test
    void takesTheTrunkThatTheFileNames() {
        world.commit(
                SHOP, "production", Map.of(FlowFile.NAME, file(OTHER_RUN).replace("trunk: main", "trunk: production")));
        world.commit(SHOP, "main", Map.of(FlowFile.NAME, file(GROUPS).replace("trunk: main", "trunk: production")));
        world.commit(CATALOG, "production", Map.of("file", "of production"));
        for (String app : List.of(ReconcilerWorld.LEDGER, ReconcilerWorld.FRONTEND)) {
            world.push(app, "production");
        }
        started();
        assertThat(run("one")).isEqualTo("catalog --fast");
        assertThat(world.log.of(Kind.FLOW_FILE_TAKEN)).hasSize(1);
        world.restart();
        world.passSeconds(30);
        assertThat(world.log.of(Kind.FLOW_FILE_TAKEN)).hasSize(1);
    }

    @Test
    void theDefaultBranchIsAskedBeforeTheUsualNames() {
        world.commit(SHOP, "release", Map.of(FlowFile.NAME, file(OTHER_RUN).replace("trunk: main", "trunk: release")));
        world.makeDefault(SHOP, "release");
        ReconcilerWorld.APPS.forEach(app -> world.push(app, "release"));
        started();
        assertThat(run("one")).isEqualTo("catalog --fast");
        assertThat(world.log.of(Kind.FLOW_FILE_TAKEN)).hasSize(1);
    }

    @Test
    void aTrunkThatIsGoneIsSaidOnceAndItsFileStaysInForce() {
        world.push(SHOP, "develop");
        started();
        world.deleteBranch(SHOP, "main");
        world.passSeconds(60);
        assertThat(world.log.messages(Kind.FLOW_FILE_REFUSED))
                .singleElement()
                .asString()
                .contains("its trunk main is gone", "stays in force");
        assertThat(notices()).singleElement().asString().contains("its trunk main is gone");
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(20);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        world.pushFlowFile("main", OTHER_RUN);
        world.passSeconds(20);
        assertThat(run("one")).isEqualTo("catalog --fast");
        assertThat(notices()).isEmpty();
    }

    @Test
    void aRenamedTrunkIsFollowedToTheDefaultBranchAlone() {
        started();
        world.commit(SHOP, "master", Map.of(FlowFile.NAME, file(BAD).replace("trunk: main", "trunk: master")));
        world.commit(SHOP, "live", Map.of(FlowFile.NAME, file(OTHER_RUN).replace("trunk: main", "trunk: live")));
        world.deleteBranch(SHOP, "main");
        world.passSeconds(20);
        assertThat(run("one")).isEqualTo("catalog");
        world.makeDefault(SHOP, "live");
        ReconcilerWorld.APPS.forEach(app -> world.push(app, "live"));
        world.passSeconds(20);
        assertThat(run("one")).isEqualTo("catalog --fast");
        assertThat(notices()).isEmpty();
    }

    @Test
    void theTrunkIsKnownOverARestartWhateverAnotherBranchSays() {
        world.commit(SHOP, "main", Map.of(FlowFile.NAME, file(GROUPS).replace("trunk: main", "trunk: master")));
        world.commit(SHOP, "master", Map.of(FlowFile.NAME, file(OTHER_RUN).replace("trunk: main", "trunk: master")));
        ReconcilerWorld.APPS.forEach(app -> world.push(app, "master"));
        started();
        world.pushFlowFile("main", GROUPS);
        for (int seed = 0; seed < 30; seed++) {
            Random chance = new Random(seed);
            world.restart();
            while (world.runOne(chance)) {
                // runs one as its condition
            }
            world.passSeconds(20);
            assertThat(run("one")).isEqualTo("catalog --fast");
            assertThat(world.log.of(Kind.FLOW_FILE_TAKEN)).hasSize(1);
        }
    }

    @Test
    void aTrustedBranchBringsItsOwnGroups() {
        started();
        world.asked().clear();
        String own = world.pushFlowFile("one", OTHER_RUN);
        world.passSeconds(20);
        assertThat(run("one")).isEqualTo("catalog --fast");
        assertThat(world.record("one").deployment().flowFileCommit()).contains(own);
        assertThat(world.asked()).containsExactly("one Prepare shop.catalog", "one Start shop.catalog");
    }

    @Test
    void aBadFlowFileOfABranchKeepsTheLastGoodOneInForce() {
        started();
        String good = world.pushFlowFile("one", OTHER_RUN);
        world.passSeconds(20);
        world.pushFlowFile("one", BAD);
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(60);
        world.restart();
        world.passSeconds(60);
        assertThat(run("one")).isEqualTo("catalog --fast");
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.record("one").deployment().flowFileCommit()).contains(good);
        assertThat(world.log.messages(Kind.FLOW_FILE_REFUSED))
                .allSatisfy(message -> assertThat(message).contains("the branch's flow file cannot be used"))
                .hasSize(2); // Once by each of the two reconcilers.
    }

    @Test
    void aBranchCannotChangeTemplatesNorGiveItselfSecrets() {
        started();
        world.pushFlowFile("one", WITH_SECRET, "dev: { branches: ['*'], ttl: 1s, env: { SECRETS: all } }");
        world.passSeconds(60);
        assertThat(desired("one").secrets()).isEmpty();
        assertThat(desired("one").env()).isEmpty();
        assertThat(world.names()).containsExactly("one");
        assertThat(world.log.messages(Kind.FLOW_FILE_REFUSED))
                .singleElement()
                .asString()
                .contains("ignored", "secrets", "template dev");
    }

    @Test
    void anUntrustedBranchHasNeitherItsOwnGroupsNorSecrets() {
        world.pushFlowFile("main", WITH_SECRET, "dev: { branches: ['*'], trusted: false, update: { every: 10s } }");
        started();
        world.pushFlowFile("one", OTHER_RUN, "dev: { branches: ['*'], trusted: true }");
        world.passSeconds(60);
        assertThat(run("one")).isEqualTo("catalog");
        assertThat(desired("one").secrets()).isEmpty();
    }

    @Test
    void looksAfterNamespacesFromTheRecordWhileTheProductRepositoryIsAway() {
        started();
        world.lines.offline.add(SHOP);
        world.restart();
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        world.lines.offline.clear();
    }

    @Test
    void harmsNothingWhileNotEvenTheKnownFlowFileCanBeRead() {
        started();
        String running = world.running("one", "shop.catalog");
        world.repositories.fail(SHOP, RepositoryException.Reason.UNAUTHORISED);
        world.restart();
        world.deleteBranch(CATALOG, "one");
        world.passSeconds(20 * 60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(running);
        assertThat(world.status("one").hold()).contains("there is no usable flow file");
        assertThat(world.repositories.listings(SHOP)).isLessThan(40);
        world.repositories.mend(SHOP);
        world.push(CATALOG, "one");
        world.passSeconds(6 * 60);
        assertThat(world.running("one", "shop.catalog"))
                .isEqualTo(world.head(CATALOG, "one").orElseThrow());
    }

    private void started() {
        world.follow();
        world.push(CATALOG, "one");
        world.passSeconds(20);
        assertThat(world.running("one", "shop.catalog"))
                .isEqualTo(world.head(CATALOG, "one").orElseThrow());
    }

    private static String file(String groups) {
        return ReconcilerWorld.flowFile(groups, DEV);
    }

    private String run(String namespace) {
        return desired(namespace).app().run().orElseThrow();
    }

    private DesiredApp desired(String namespace) {
        return world.status(namespace).desired().orElseThrow().apps().get(CATALOG_APP);
    }

    private List<String> notices() {
        return world.reconciler.products().iterator().next().notices();
    }
}
