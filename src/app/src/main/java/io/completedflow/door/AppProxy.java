package io.completedflow.door;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;

/** Hands requests on to apps: HTTP, streams and WebSocket, with no limit on how long an answer may take. */
final class AppProxy {
    /** One per request under way: enough for all the event streams a browser farm may hold open. */
    private static final int MOST_CONNECTIONS = 10_000;

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final HttpClient client;
    private final PageRenderer pages;

    AppProxy(Vertx vertx, PageRenderer pages) {
        this.pages = pages;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setMaxHeaderSize(FrontDoor.MAX_HEADER_BYTES)
                        .setMaxInitialLineLength(FrontDoor.MAX_HEADER_BYTES),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    void handle(HttpServerRequest request, Route.Ready route) {
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(true), client)
                .origin(context -> connect(context, route))
                .addInterceptor(new ProxiedExchange(route, pages), true)
                .handle(request);
    }

    private Future<HttpClientRequest> connect(ProxyContext context, Route.Ready route) {
        HttpServerRequest request = context.request().proxiedRequest();
        RequestOptions origin = new RequestOptions()
                .setHost(route.address().getHost())
                .setPort(route.address().getPort() < 0 ? 80 : route.address().getPort());
        return client.request(origin).map(toApp -> {
            // The app sees the name its user typed, so the links, cookies and origin checks it makes are right.
            toApp.authority(request.authority());
            if (!context.isWebSocket()) {
                // An app may be replaced on its port at any time; a kept connection to the old one would fail a request
                // that cannot be repeated.
                toApp.putHeader("Connection", "close");
            }
            return toApp;
        });
    }
}
