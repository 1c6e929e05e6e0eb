package io.jenkins.plugins.completedflow.step;

import java.util.List;
import java.util.Map;

/**
 * What a daemon answered to the question what it would do.
 *
 * @param namespace the name it has or would have
 * @param standing whether that is a standing environment
 */
record Plan(String branch, String namespace, boolean exists, String template, boolean standing, List<PlannedApp> apps) {

    /**
     * One of its apps.
     *
     * @param id {@code group.app}
     * @param action such as {@code deploy} or {@code keep}
     * @param source address of its repository; empty if it is not deployed here
     * @param commit it is to run; empty if it is not deployed here
     */
    record PlannedApp(String id, String action, String reason, String source, String commit) {
        boolean changes() {
            return action.equals("deploy") || action.equals("remove") || action.equals("halt");
        }

        boolean called(String name) {
            return id.equals(name) || id.substring(id.indexOf('.') + 1).equals(name);
        }
    }

    /** @param json in the shape of {@code flow plan -o json} */
    static Plan of(Map<String, Object> json) {
        return new Plan(
                JsonData.text(json, "branch"),
                JsonData.text(json, "namespace"),
                Boolean.TRUE.equals(json.get("exists")),
                JsonData.text(json, "template"),
                Boolean.TRUE.equals(json.get("standing")),
                JsonData.objects(json, "apps").stream().map(Plan::app).toList());
    }

    private static PlannedApp app(Map<String, Object> json) {
        Map<String, Object> revision = JsonData.object(json, "revision");
        return new PlannedApp(
                JsonData.text(json, "app"),
                JsonData.text(json, "action"),
                JsonData.text(json, "reason"),
                JsonData.text(revision, "source"),
                JsonData.text(revision, "id"));
    }

    /** Identities of the apps that it would change. */
    List<String> changed() {
        return apps.stream().filter(PlannedApp::changes).map(PlannedApp::id).toList();
    }
}
