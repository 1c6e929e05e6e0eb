package io.jenkins.plugins.completedflow.step;

import io.jenkins.plugins.completedflow.request.FlowRequest;

/**
 * What a build may ask for.
 *
 * @param branch whose namespace is meant, in the shape of {@link FlowRequest#branch}
 * @param own whether that is the namespace of the build's own branch or pull request
 * @param template to ask for; empty: as the flow file says
 * @param expected the template that the flow file must choose by itself, since nothing else allows it; empty: whichever
 */
record Allowed(
        String node,
        String productRepository,
        String branch,
        boolean own,
        String template,
        String expected,
        boolean fork) {

    Allowed withTemplate(String chosen) {
        return new Allowed(node, productRepository, branch, own, chosen, expected, fork);
    }

    Allowed expecting(String chosenByItself) {
        return new Allowed(node, productRepository, branch, own, template, chosenByItself, fork);
    }

    /** The request for it; the id is chosen by who asks. */
    FlowRequest request(String id, FlowRequest.Kind kind, BuildFacts build) {
        return new FlowRequest(
                id, node, kind, productRepository, branch, template, "", "", build.job(), build.number(), fork);
    }

    /** The request to make what was planned, by the very template of that plan. */
    FlowRequest request(String id, Plan plan, Pin pin, BuildFacts build) {
        return new FlowRequest(
                id,
                node,
                FlowRequest.Kind.CREATE,
                productRepository,
                branch,
                plan.template(),
                pin.app(),
                pin.commit(),
                build.job(),
                build.number(),
                fork);
    }
}
