package io.completedflow.namespace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Lives;
import io.completedflow.namespace.kubernetes.state.RecordJson;
import io.completedflow.namespace.kubernetes.state.Taken;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordKeeperTest {
    private static final AppId WEB = new AppId("shop", "web");
    private static final Revision NEWER = new Revision("web", "2", "2");

    @Test
    void aRecordIsReadAsItWasWritten() throws Exception {
        NamespaceRecord record = Shop.of("web: { image: 'web:1' }", "")
                .record()
                .fallenAsleep()
                .toBeDeleted(Optional.of(Shop.START), "its branch is gone");
        assertThat(RecordJson.record(RecordJson.text(record))).isEqualTo(record);
    }

    @Test
    void whatWasDeployedSinceTheRecordWasWrittenCounts() throws Exception {
        NamespaceRecord record = Shop.of("web: { image: 'web:1' }", "").record();
        NamespaceRecord folded = folded(record, Shop.START.plusSeconds(60));
        assertThat(folded.deployment().taken()).containsEntry(WEB, NEWER);
        assertThat(folded.deployment().takenAt()).isEqualTo(Shop.START.plusSeconds(60));
        assertThat(folded.deployment().flowFileCommit()).contains("beef");
        assertThat(folded.lifetime().lastPush()).isEqualTo(Shop.START.plusSeconds(60));
    }

    @Test
    void whatWasDeployedBeforeDoesNot() throws Exception {
        NamespaceRecord record = Shop.of("web: { image: 'web:1' }", "").record();
        assertThat(folded(record, Shop.START)).isEqualTo(record);
    }

    private static NamespaceRecord folded(NamespaceRecord record, Instant at) {
        String taken = new Taken(NEWER, at, at, Optional.of("beef")).text();
        return RecordKeeper.folded(
                record,
                List.of(Lives.of(
                        ObjectKind.DEPLOYMENT,
                        Map.of(
                                "metadata",
                                Map.of(
                                        "name",
                                        "web",
                                        "labels",
                                        Map.of(Marks.GROUP, "shop", Marks.APP, "web"),
                                        "annotations",
                                        Map.of(Marks.TAKEN, taken))))));
    }
}
