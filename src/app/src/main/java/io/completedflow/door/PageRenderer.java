package io.completedflow.door;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Writes a {@link Page} as HTML for browsers and as plain text for everybody else. */
final class PageRenderer {
    private final DoorOptions options;

    PageRenderer(DoorOptions options) {
        this.options = options;
    }

    /** Answers the request with the page. */
    void send(HttpServerRequest request, Page page) {
        fill(request, page, request.response().headers());
        request.response().setStatusCode(page.status()).end(body(request, page));
    }

    /** Sets the headers that belong to the page. */
    void fill(HttpServerRequest request, Page page, MultiMap headers) {
        SecurityHeaders.set(headers, SecurityHeaders.policy("style-src " + home(request)));
        headers.set("Content-Type", wantsHtml(request) ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        page.retryAfter().ifPresent(seconds -> {
            headers.set("Retry-After", Integer.toString(seconds));
            if (request.method().equals(HttpMethod.GET) && wantsHtml(request)) {
                headers.set("Refresh", Integer.toString(seconds));
            }
        });
    }

    Buffer body(HttpServerRequest request, Page page) {
        return Buffer.buffer(wantsHtml(request) ? html(page, home(request)) : text(page));
    }

    /** The index page's origin as the client reaches it, by whatever port was forwarded to ours. */
    String home(HttpServerRequest request) {
        return "http://" + options.domain() + port(request);
    }

    /** {@code :PORT} of the Host header, empty if it has none. */
    static String port(HttpServerRequest request) {
        String host = request.getHeader("Host");
        int colon = host == null ? -1 : host.lastIndexOf(':');
        return colon > 0 && host.substring(colon + 1).matches("[0-9]{1,5}") ? host.substring(colon) : "";
    }

    private static boolean wantsHtml(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static String text(Page page) {
        StringBuilder text = new StringBuilder(page.title()).append('\n');
        page.explanation().forEach(paragraph -> text.append(paragraph).append('\n'));
        page.links().forEach(link -> text.append("  ").append(link.url()).append('\n'));
        return text.toString();
    }

    private static String html(Page page, String home) {
        StringBuilder html = new StringBuilder(1024);
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(escape(page.title()))
                .append("</title>\n<link rel=\"stylesheet\" href=\"")
                .append(escape(home))
                .append("/-/door.css\">\n</head>\n<body class=\"message\">\n<main>\n<p class=\"code\">")
                .append(page.retryAfter().isPresent() ? "One moment" : "Error " + page.status())
                .append("</p>\n<h1>")
                .append(escape(page.title()))
                .append("</h1>\n");
        page.explanation()
                .forEach(paragraph ->
                        html.append("<p>").append(escape(paragraph)).append("</p>\n"));
        if (!page.links().isEmpty()) {
            html.append("<ul>\n");
            page.links().forEach(link -> html.append("<li><a href=\"")
                    .append(escape(link.url()))
                    .append("\">")
                    .append(escape(link.text()))
                    .append("</a></li>\n"));
            html.append("</ul>\n");
        }
        page.retryAfter().ifPresent(seconds -> html.append("<p class=\"quiet\">This page looks again every ")
                .append(seconds)
                .append(" seconds.</p>\n"));
        return html.append("<p><a href=\"")
                .append(escape(home))
                .append("/\">All namespaces</a></p>\n</main>\n</body>\n</html>\n")
                .toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
