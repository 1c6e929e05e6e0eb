package io.completedflow.door;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Sends every request where its Host header says: to an app, to the index page, or away. */
final class Reception {
    private static final int RETRY_SECONDS = 2;

    private final DoorOptions options;
    private final Routes routes;
    private final AppProxy proxy;
    private final IndexSite index;
    private final PageRenderer pages;

    Reception(DoorOptions options, Routes routes, AppProxy proxy, IndexSite index, PageRenderer pages) {
        this.options = options;
        this.routes = routes;
        this.proxy = proxy;
        this.index = index;
        this.pages = pages;
    }

    /** Answers every request, also when {@link Routes} fails: a browser would wait for ever. */
    void handle(HttpServerRequest request) {
        try {
            direct(request);
        } catch (RuntimeException e) {
            pages.send(request, Page.of(500, "The front door failed", "flow tells why where it runs."));
            throw e;
        }
    }

    private void direct(HttpServerRequest request) {
        RequestedHost host = RequestedHost.of(request.headers().getAll("Host"), options);
        if (host instanceof RequestedHost.Malformed || !isPath(request.uri())) {
            pages.send(request, Page.of(400, "Not a request for a website"));
        } else if (host instanceof RequestedHost.Foreign foreign) {
            pages.send(request, foreign(foreign.name()));
        } else if (host instanceof RequestedHost.App app) {
            toApp(request, app.name());
        } else {
            index.handle(request);
        }
    }

    /** Absolute targets ({@code GET http://elsewhere/}) are for forward proxies, which this is not. */
    private static boolean isPath(String target) {
        return target.startsWith("/") || target.equals("*");
    }

    private void toApp(HttpServerRequest request, String host) {
        Route route = routes.find(host);
        if (route instanceof Route.Ready ready) {
            routes.used(ready.namespace());
            proxy.handle(request, ready);
        } else if (route instanceof Route.NotReady waiting) {
            routes.used(waiting.namespace());
            pages.send(request, notReady(waiting));
        } else if (route instanceof Route.Asleep asleep) {
            routes.wake(asleep.namespace());
            pages.send(request, waking(asleep));
        } else {
            pages.send(request, unknown(request, host));
        }
    }

    private static Page notReady(Route.NotReady route) {
        return Page.of(503, route.app() + " in " + route.namespace() + " is not ready", route.reason())
                .withRetryAfter(RETRY_SECONDS);
    }

    private static Page waking(Route.Asleep route) {
        return Page.of(
                        503,
                        "Waking " + route.namespace(),
                        "It slept to save memory. " + route.app() + " will be here as soon as it is ready.")
                .withRetryAfter(RETRY_SECONDS);
    }

    private Page unknown(HttpServerRequest request, String host) {
        String suffix = "." + options.domain();
        List<Page.Link> near = NearHosts.to(host, routes.hosts()).stream()
                .map(name -> new Page.Link(name + suffix, "http://" + name + suffix + PageRenderer.port(request) + "/"))
                .toList();
        return Page.of(
                        404,
                        "Nothing is called " + host,
                        near.isEmpty() ? "No namespace has an app of such a name." : "Did you mean one of these?")
                .withLinks(near);
    }

    private Page foreign(String name) {
        return Page.of(
                421,
                name + " is not served here",
                "Only names under " + options.domain() + " are, so that no other website can read what is here.");
    }
}
