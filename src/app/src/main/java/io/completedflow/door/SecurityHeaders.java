package io.completedflow.door;

import io.vertx.core.MultiMap;

/** What every answer of our own tells the browser to forbid. Answers of apps are theirs and pass unchanged. */
final class SecurityHeaders {
    /** Scripts, styles and data from ourselves only, and nothing written into the page. */
    static final String OWN_PAGE =
            policy("script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:");

    private SecurityHeaders() {}

    /** A policy that allows only {@code sources}, beside forbidding frames, forms and other bases. */
    static String policy(String sources) {
        return "default-src 'none'; " + sources + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    static void set(MultiMap headers, String contentSecurityPolicy) {
        headers.set("Content-Security-Policy", contentSecurityPolicy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }
}
