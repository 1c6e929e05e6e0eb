package io.jenkins.plugins.completedflow.step;

/** What daemons answer, in the shapes of {@code flow plan -o json} and {@code flow describe -o json}. */
final class Answers {
    private Answers() {}

    static String plan() {
        return plan("dev", false, "feature-1");
    }

    static String plan(String template, boolean standing, String namespace) {
        return """
                {"branch": "feature-1", "namespace": "%s", "exists": false, "template": "%s", "standing": %s,
                 "flowFileCommit": "0123456789abcdef0123456789abcdef01234567",
                 "apps": [
                   {"app": "data.ledger", "action": "keep", "reason": "runs", "depends": [],
                    "revision": {"source": "https://git.example.test/shop/ledger", "ref": "main", "id": "ffeeddccbbaa"}},
                   {"app": "shop.catalog", "action": "deploy", "reason": "is not there", "depends": ["data.ledger"],
                    "revision": {"source": "https://git.example.test/shop/catalog", "ref": "feature-1",
                                 "id": "%s"}},
                   {"app": "shop.billing", "action": "external", "reason": "omitted by itself", "depends": []}],
                 "waves": [["shop.catalog"]]}
                """.formatted(namespace, template, standing, StepWorld.COMMIT);
    }

    /** @param state of {@code shop.catalog} */
    static String namespace(String state, String reason) {
        return """
                {"name": "feature-1", "product": "shop", "branch": "feature-1", "template": "dev", "standing": false,
                 "state": "progressing", "reason": "", "writer": "watch@north", "apps": [
                   {"id": "data.ledger", "state": "ready", "reason": "", "restarts": 0,
                    "running": {"source": "https://git.example.test/shop/ledger", "ref": "main", "id": "ffeeddccbbaa"},
                    "address": "http://127.0.0.1:20001", "url": "http://ledger.feature-1.example.test", "tail": []},
                   {"id": "shop.catalog", "state": "%s", "reason": "%s", "restarts": 0,
                    "url": "http://catalog.feature-1.example.test", "tail": ["expected 2", "but was 3"]},
                   {"id": "shop.billing", "state": "external", "reason": "omitted by itself", "restarts": 0,
                    "address": "https://joe:s3cret@billing.example.test", "tail": []}]}
                """.formatted(state, reason);
    }
}
