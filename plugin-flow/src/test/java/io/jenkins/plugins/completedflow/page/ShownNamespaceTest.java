package io.jenkins.plugins.completedflow.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.completedflow.request.KnownNamespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNamespaceTest {
    private static final String JSON = """
            {"state": "progressing", "reason": "", "template": "dev",
             "apps": [
               {"id": "data.ledger", "state": "ready", "url": "http://ledger.x.test", "address": "http://127.0.0.1:1",
                "running": {"source": "/srv/ledger.git", "ref": "main", "id": "0123456789abcdef"}, "depends": []},
               {"id": "data.search", "state": "ready", "running": {"source": "registry/search", "ref": "1.2",
                "id": "sha256:fedcba9876543210"}, "depends": []},
               {"id": "shop.catalog", "state": "failed", "reason": "no", "tail": ["a", "b"], "depends": ["data.ledger"]},
               {"id": "shop.frontend", "state": "waiting", "depends": ["shop.catalog", "data.search", "nobody.knows"]},
               {"id": "shop.old", "state": "omitted", "depends": ["data.ledger"]},
               {"id": "shop.billing", "state": "external", "address": "javascript:alert(1)", "depends": []}],
             "events": [{"at": "1", "kind": "namespace.created", "app": "", "message": "first"},
               {"at": "2", "kind": "app.failed", "app": "shop.catalog", "message": "second"}]}
            """;

    private final ShownNamespace namespace = shown(JSON);

    private static ShownNamespace shown(String json) {
        return new ShownNamespace(new KnownNamespace("north", "x", "shop", "/srv/product.git", "x", false, json));
    }

    @Test
    void countsWhatIsDeployed() {
        assertThat(namespace.getReadyApps()).isEqualTo(2);
        assertThat(namespace.getDeployedApps()).isEqualTo(4);
    }

    @Test
    void showsWhatRuns() {
        assertThat(namespace.getApps().get(0).getRunning().getShortId()).isEqualTo("01234567");
        assertThat(namespace.getApps().get(0).getRunning().getImage()).isEmpty();
        assertThat(namespace.getApps().get(1).getRunning().getShortId()).isEqualTo("fedcba98");
        assertThat(namespace.getApps().get(1).getRunning().getImage()).isEqualTo("registry/search");
        assertThat(namespace.getApps().get(2).getRunning()).isNull();
        assertThat(namespace.getApps().get(2).getTail()).containsExactly("a", "b");
    }

    @Test
    void linksToWebAddressesAlone() {
        assertThat(namespace.getApps().get(0).getUrl()).isEqualTo("http://ledger.x.test");
        assertThat(namespace.getApps().get(5).getUrl()).isEmpty();
    }

    @Test
    void tellsTheNewestEventFirst() {
        assertThat(namespace.getEvents()).extracting(ShownEvent::getMessage).containsExactly("second", "first");
        assertThat(namespace.getEvents().get(0).getMood()).isEqualTo(Mood.BAD);
    }

    @Test
    void drawsTheWavesFromLeftToRight() {
        DependencyPicture picture = namespace.getPicture();

        assertThat(picture.getBoxes())
                .extracting(box -> box.getApp().getName() + " " + box.getX() + " " + box.getY())
                .containsExactly("ledger 8 8", "search 8 72", "catalog 248 8", "frontend 488 8", "billing 8 136");
        assertThat(picture.getWidth()).isEqualTo(488 + 168 + 8);
        assertThat(picture.getHeight()).isEqualTo(136 + 44 + 8);
    }

    @Test
    void leadsArrowsPastTheBoxesBetween() {
        assertThat(namespace.getPicture().getArrows())
                .extracting(PictureArrow::getPath)
                .containsExactly(
                        "M 176 30 C 212 30 212 30 248 30",
                        "M 416 30 C 452 30 452 30 488 30",
                        "M 176 94 C 212 94 212 94 248 94 H 416 C 452 94 452 30 488 30");
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "'not json'", "'{\"apps\": 3, \"events\": {}}'"})
    void isEmptyWhereNothingIsTold(String json) {
        ShownNamespace unknown = shown(json);

        assertThat(unknown.getState()).isEmpty();
        assertThat(unknown.getApps()).isEmpty();
        assertThat(unknown.getEvents()).isEmpty();
        assertThat(unknown.getMood()).isEqualTo(Mood.NONE);
        assertThat(unknown.getPicture().getWidth()).isZero();
    }
}
