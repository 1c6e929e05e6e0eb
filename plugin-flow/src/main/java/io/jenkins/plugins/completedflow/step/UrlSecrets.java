package io.jenkins.plugins.completedflow.step;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an address holds before its {@code @}: a user with a password, or a token. */
final class UrlSecrets {
    private static final Pattern USER_INFO = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#\\s]*)@.*");

    private UrlSecrets() {}

    /** The texts that must not be seen, the longest first; empty if the address holds none. */
    static Set<String> of(String address) {
        Set<String> secrets = new LinkedHashSet<>();
        Matcher matcher = USER_INFO.matcher(address);
        if (matcher.matches()) {
            String userInfo = matcher.group(1);
            add(secrets, userInfo);
            add(secrets, userInfo.substring(userInfo.indexOf(':') + 1));
        }
        return secrets;
    }

    /** The address without what it holds before its {@code @}. */
    static String without(String address) {
        Matcher matcher = USER_INFO.matcher(address);
        return matcher.matches()
                ? address.substring(0, matcher.start(1)) + address.substring(matcher.end(1) + 1)
                : address;
    }

    private static void add(Set<String> secrets, String text) {
        if (!text.isEmpty()) {
            secrets.add(text);
            secrets.add(decoded(text));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
