package io.completedflow.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The index page's own files, kept in memory: they are small and few. */
final class StaticFiles {
    private record File(String path, String contentType, Buffer content, String tag) {}

    private final Map<String, File> byPath = Stream.of(
                    load("/", "index.html", "text/html; charset=utf-8"),
                    load("/-/door.css", "door.css", "text/css; charset=utf-8"),
                    script("door.js"),
                    script("cards.js"),
                    script("apps.js"),
                    script("times.js"),
                    script("words.js"),
                    script("dom.js"),
                    load("/-/icon.svg", "icon.svg", "image/svg+xml"))
            .collect(Collectors.toUnmodifiableMap(File::path, file -> file));

    /** Answers the request if its path is a file's. */
    boolean handle(HttpServerRequest request) {
        Optional<File> found = Optional.ofNullable(byPath.get(request.path()));
        found.ifPresent(file -> send(request, file));
        return found.isPresent();
    }

    private static void send(HttpServerRequest request, File file) {
        var response = request.response()
                .putHeader("Content-Type", file.contentType())
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", file.tag());
        if (file.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            response.end(file.content());
        }
    }

    private static File script(String name) {
        return load("/-/" + name, name, "text/javascript; charset=utf-8");
    }

    private static File load(String path, String resource, String contentType) {
        try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
            byte[] content = in.readAllBytes();
            String tag = "\"" + Integer.toHexString(Arrays.hashCode(content)) + "-" + content.length + "\"";
            return new File(path, contentType, Buffer.buffer(content), tag);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " from the program's own files", e);
        }
    }
}
