package io.completedflow.door;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Host header of a request asks for. */
sealed interface RequestedHost {
    /** The index page. */
    record Index() implements RequestedHost {}

    /** @param name lower case, without domain and port */
    record App(String name) implements RequestedHost {}

    /** A name that is not ours: somebody's DNS points here. Answering would let their pages read ours. */
    record Foreign(String name) implements RequestedHost {}

    /** No host name at all, several, or one with characters that none can have. */
    record Malformed() implements RequestedHost {}

    /** @param headers all Host headers of the request */
    static RequestedHost of(List<String> headers, DoorOptions options) {
        Matcher host = headers.size() == 1 ? Names.HOST.matcher(headers.get(0)) : Names.HOST.matcher("");
        if (!host.matches()) {
            return new Malformed();
        }
        String name = host.group("name").toLowerCase(Locale.ROOT);
        if (name.equals(options.domain()) || name.equals(options.address()) || Names.LOOPBACK.contains(name)) {
            return new Index();
        }
        String suffix = "." + options.domain();
        return name.endsWith(suffix) ? new App(name.substring(0, name.length() - suffix.length())) : new Foreign(name);
    }

    /** The shapes of names. */
    final class Names {
        private static final Pattern HOST = Pattern.compile(
                "(?<name>\\[[0-9a-fA-F:.]+]|[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,252}[a-zA-Z0-9])?)\\.?(?::[0-9]{1,5})?");
        private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

        private Names() {}
    }
}
