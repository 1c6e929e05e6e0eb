package io.completedflow.door;

import io.completedflow.view.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that shows all namespaces, and the data it shows. Read only: what changes something is a command. */
final class IndexSite {
    private static final Pattern LOG =
            Pattern.compile("/-/(?<of>namespace|product)s/(?<name>[^/]{1,253})/ci-cd\\.(?<form>txt|html)");

    private final Vertx vertx;
    private final IndexContent content;
    private final ChangeStream changes;
    private final PageRenderer pages;
    private final StaticFiles files = new StaticFiles();

    IndexSite(Vertx vertx, IndexContent content, ChangeStream changes, PageRenderer pages) {
        this.vertx = vertx;
        this.content = content;
        this.changes = changes;
        this.pages = pages;
    }

    void handle(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader("Allow", "GET, HEAD");
            pages.send(request, Page.of(405, "This page is for reading", "Use the flow command to change something."));
            return;
        }
        SecurityHeaders.set(request.response().headers(), SecurityHeaders.OWN_PAGE);
        Matcher logPath = LOG.matcher(request.path());
        if (request.path().equals("/-/events")) {
            keepPrivate(request);
            changes.open(request);
        } else if (request.path().equals("/-/namespaces.json")) {
            keepPrivate(request);
            sendOverview(request);
        } else if (logPath.matches()) {
            keepPrivate(request);
            sendLog(request, logPath);
        } else if (!files.handle(request)) {
            pages.send(request, Page.of(404, "There is no such page"));
        }
    }

    /** Unlike the files, which messages on apps' hosts are styled with, what is going on is for this origin alone. */
    private static void keepPrivate(HttpServerRequest request) {
        request.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private void sendOverview(HttpServerRequest request) {
        respond(
                request,
                vertx.executeBlocking(
                        () -> Buffer.buffer(Json.COMPACT.writeValueAsBytes(IndexData.of(content))), false),
                json -> {
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(json);
                });
    }

    private void sendLog(HttpServerRequest request, Matcher path) {
        boolean html = path.group("form").equals("html");
        String of = path.group("of");
        String name = path.group("name");
        IndexContent.Form form = html ? IndexContent.Form.HTML : IndexContent.Form.TEXT;
        Future<Optional<String>> log = vertx.executeBlocking(
                () -> {
                    StringBuilder text = new StringBuilder();
                    boolean written = of.equals("product")
                            ? content.writeProductLog(name, form, text)
                            : content.writeLog(name, form, text);
                    return written ? Optional.of(text.toString()) : Optional.empty();
                },
                false);
        respond(request, log, text -> {
            if (text.isEmpty()) {
                pages.send(request, Page.of(404, "There is no " + of + " " + name));
                return;
            }
            if (html) {
                // It is one file that can be mailed, with its style inside; scripts stay forbidden.
                SecurityHeaders.set(request.response().headers(), SecurityHeaders.policy("style-src 'unsafe-inline'"));
            }
            request.response()
                    .putHeader("Content-Type", (html ? "text/html" : "text/plain") + "; charset=utf-8")
                    .end(text.get());
        });
    }

    private <T> void respond(HttpServerRequest request, Future<T> result, Consumer<T> answer) {
        result.onSuccess(value -> {
                    if (!request.response().closed()) {
                        answer.accept(value);
                    }
                })
                .onFailure(failure -> pages.send(
                        request, Page.of(500, "This could not be read", String.valueOf(failure.getMessage()))));
    }
}
