package io.jenkins.plugins.completedflow.step;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import java.util.Map;
import java.util.TreeMap;

/** A request as strings, the only shape in which a waiting step may be saved. */
final class KeptRequest {
    private KeptRequest() {}

    static Map<String, String> keep(FlowRequest request) {
        Map<String, String> kept = new TreeMap<>();
        kept.put("id", request.id());
        kept.put("node", request.node());
        kept.put("kind", request.kind().name());
        kept.put("productRepository", request.productRepository());
        kept.put("branch", request.branch());
        kept.put("template", request.template());
        kept.put("app", request.app());
        kept.put("commit", request.commit());
        kept.put("job", request.job());
        kept.put("build", Integer.toString(request.build()));
        kept.put("fork", Boolean.toString(request.fork()));
        return kept;
    }

    static FlowRequest read(Map<String, String> kept) {
        return new FlowRequest(
                kept.get("id"),
                kept.get("node"),
                FlowRequest.Kind.valueOf(kept.get("kind")),
                kept.get("productRepository"),
                kept.get("branch"),
                kept.get("template"),
                kept.get("app"),
                kept.get("commit"),
                kept.get("job"),
                Integer.parseInt(kept.get("build")),
                Boolean.parseBoolean(kept.get("fork")));
    }
}
