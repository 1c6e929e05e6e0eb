package io.completedflow.door;

import java.net.URI;

/** Where a host name within the front door's domain leads. */
public sealed interface Route {
    /** @param address where the app answers, such as {@code http://127.0.0.1:20001}; only its host and port are used */
    record Ready(String namespace, String app, URI address) implements Route {}

    /** @param reason why it cannot answer yet, in words, such as {@code waits for shop.catalog: not ready} */
    record NotReady(String namespace, String app, String reason) implements Route {}

    /** The namespace sleeps; a request wakes it. */
    record Asleep(String namespace, String app) implements Route {}

    /** No namespace has such an app. */
    record Unknown() implements Route {}
}
