package io.completedflow.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.Set;

/** One request and its answer on their way through the front door. */
final class ProxiedExchange implements ProxyInterceptor {
    /** Meant for the next hop only (RFC 9110, 7.6.1); the library drops them from requests, we from answers. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("Connection", "Keep-Alive", "Proxy-Connection", "Trailer", "Upgrade");

    private final Route.Ready route;
    private final PageRenderer pages;

    ProxiedExchange(Route.Ready route, PageRenderer pages) {
        this.route = route;
        this.pages = pages;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        MultiMap headers = context.request().headers();
        if (!context.isWebSocket()) {
            removeNamedByConnection(headers);
        }
        // Answered by us already.
        headers.remove("Expect");
        sayWhoAsks(headers, request);
        return context.sendRequest().recover(failure -> Future.succeededFuture(unanswered(context, failure)));
    }

    private static void removeNamedByConnection(MultiMap headers) {
        for (String value : headers.getAll("Connection")) {
            for (String name : value.split(",")) {
                headers.remove(name.trim());
            }
        }
    }

    /** Nobody stands before the front door, so what a client claims here is not true. */
    private static void sayWhoAsks(MultiMap headers, HttpServerRequest request) {
        String client = request.remoteAddress().hostAddress();
        String host = request.getHeader("Host");
        String node = client.contains(":") ? "\"[" + client + "]\"" : client;
        headers.set("Forwarded", "for=" + node + ";host=\"" + host + "\";proto=http");
        headers.set("X-Forwarded-For", client);
        headers.set("X-Forwarded-Host", host);
        headers.set("X-Forwarded-Proto", "http");
        String port = PageRenderer.port(request);
        headers.set("X-Forwarded-Port", port.isEmpty() ? "80" : port.substring(1));
    }

    private ProxyResponse unanswered(ProxyContext context, Throwable failure) {
        HttpServerRequest request = context.request().proxiedRequest();
        Page page = Page.of(
                502,
                route.app() + " in " + route.namespace() + " does not answer",
                reason(failure),
                "Its log tells more: flow logs " + route.namespace() + " " + route.app());
        context.request().release();
        ProxyResponse response = context.request().response().setStatusCode(page.status());
        pages.fill(request, page, response.headers());
        String contentType = response.headers().get("Content-Type");
        Body body = Body.body(pages.body(request, page));
        return response.setBody(Body.body(body.stream(), body.length(), contentType));
    }

    private String reason(Throwable failure) {
        String where = route.address().getAuthority();
        return failure instanceof ConnectException
                ? "Nothing accepts connections at " + where + "."
                : "It was asked at " + where + " and gave no answer: " + failure.getMessage() + ".";
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        HttpClientResponse answer = response.proxiedResponse();
        if (context.isWebSocket() && answer != null && answer.statusCode() == 101) {
            return relay(context.request().proxiedRequest(), answer);
        }
        HOP_BY_HOP.forEach(response.headers()::remove);
        if (answer != null && (answer.statusCode() == 204 || answer.statusCode() == 304)) {
            response.setBody(null);
            answer.resume();
        }
        // Not by the context: for a refused WebSocket handshake it would drop the app's words.
        Future<Void> sent = response.send();
        sendHeadAtOnce(context.request().proxiedRequest().response());
        return sent;
    }

    /** The first event of a stream may be long in coming; the browser is to know at once that the stream is open. */
    private static void sendHeadAtOnce(HttpServerResponse response) {
        if (response.isChunked() && !response.headWritten() && !response.closed()) {
            response.writeHead();
        }
    }

    /** Both ways with back-pressure, which the library's own relay lacks: a slow reader would fill our memory. */
    private static Future<Void> relay(HttpServerRequest request, HttpClientResponse answer) {
        NetSocket app = answer.netSocket().pause();
        request.response().setStatusCode(101).headers().addAll(answer.headers());
        return request.toNetSocket().onFailure(failure -> app.close()).map(client -> {
            client.pipeTo(app).onComplete(ended -> app.close());
            app.pipeTo(client).onComplete(ended -> client.close());
            return null;
        });
    }
}
