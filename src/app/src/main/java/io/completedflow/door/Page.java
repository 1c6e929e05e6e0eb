package io.completedflow.door;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the front door says when no app can answer.
 *
 * @param explanation sentences, each a paragraph
 * @param links where to go instead
 * @param retryAfter seconds after which asking again makes sense; a browser does so by itself
 */
record Page(int status, String title, List<String> explanation, List<Link> links, OptionalInt retryAfter) {
    /** @param url absolute */
    record Link(String text, String url) {}

    static Page of(int status, String title, String... explanation) {
        return new Page(status, title, List.of(explanation), List.of(), OptionalInt.empty());
    }

    Page withLinks(List<Link> some) {
        return new Page(status, title, explanation, some, retryAfter);
    }

    Page withRetryAfter(int seconds) {
        return new Page(status, title, explanation, links, OptionalInt.of(seconds));
    }
}
