package io.completedflow.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository is: a local path, {@code file://}, {@code https://}, {@code ssh://} or {@code user@host:path}; {@code http://} on
 * this machine alone.
 *
 * @param base what a relative address keeps: {@code https://host:port}, {@code git@host:}, {@code file://}, empty for a local path
 * @param path the rest, without a slash at its end
 */
public record RepositoryAddress(Kind kind, String base, String path) {
    /** How a repository is reached. */
    public enum Kind {
        LOCAL,
        FILE,
        HTTP,
        HTTPS,
        SSH
    }

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/]*)(/.*)?");
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9+.-]+::.*");
    private static final Pattern SCP =
            Pattern.compile("((?:[^/:@\\[\\]]+@)?(?:[^/:@\\[\\]]+|\\[[0-9A-Fa-f:.]+]):)(.*)");
    private static final Pattern USER_INFO = Pattern.compile("(https?://)[^/\\s]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSWORD = Pattern.compile("(//[^/@:\\s]*):[^/\\s]*@");

    /**
     * Reads an absolute address, or a local path relative to the current folder.
     *
     * @throws IllegalArgumentException if no repository may be reached so, with the mend and without a secret
     */
    public static RepositoryAddress parse(String text) {
        if (text.isBlank()) {
            throw refused("", "is empty; write a path, or an https or ssh address");
        }
        if (text.startsWith("-") || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(text, "may neither start with '-' nor hold control characters");
        }
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            return ofUrl(text, url);
        }
        if (HELPER.matcher(text).matches() || text.contains("://")) {
            throw refused(text, "uses a transport that is not allowed; write a path, or an https or ssh address");
        }
        Matcher scp = SCP.matcher(text);
        if (scp.matches()) {
            if (hostOf(scp.group(1)).startsWith("-") || scp.group(2).isEmpty()) {
                throw refused(text, "is no address; write user@host:path");
            }
            return new RepositoryAddress(Kind.SSH, scp.group(1), trimmed(scp.group(2)));
        }
        return new RepositoryAddress(Kind.LOCAL, "", trimmed(text));
    }

    /**
     * The absolute address of what is written as {@code address} in the flow file of {@code productRepository}: {@code ../ledger.git}
     * lies beside it, {@code .} is itself, absolute ones stay as they are.
     *
     * @throws IllegalArgumentException if it leads nowhere or is refused by {@link #parse}
     */
    public static String resolve(String productRepository, String address) {
        boolean relative =
                address.equals(".") || address.equals("..") || address.startsWith("./") || address.startsWith("../");
        if (relative) {
            return parse(productRepository).resolve(address).toString();
        }
        RepositoryAddress absolute = parse(address);
        if (absolute.kind == Kind.LOCAL && !absolute.path.startsWith("/")) {
            throw refused(address, "is neither relative nor absolute; write ./" + address + " or ../" + address);
        }
        return absolute.toString();
    }

    private RepositoryAddress resolve(String relative) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : (path + "/" + relative).split("/")) {
            boolean climbs =
                    name.equals("..") && !names.isEmpty() && !names.peekLast().equals("..");
            if (climbs) {
                names.removeLast();
            } else if (name.equals("..") && (kind != Kind.LOCAL || path.startsWith("/"))) {
                throw refused(
                        relative, "leads above the root of the product repository's address " + masked(toString()));
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        String joined = (path.startsWith("/") ? "/" : "") + String.join("/", names);
        if (joined.isEmpty() || joined.equals("/")) {
            throw refused(relative, "names no repository beside the product repository's " + masked(toString()));
        }
        return parse(base + joined);
    }

    /** A text without passwords in addresses, nor anything before {@code @} in {@code https} ones, which may be a token. */
    public static String masked(String text) {
        String withoutTokens = USER_INFO.matcher(text).replaceAll("$1***@");
        return PASSWORD.matcher(withoutTokens).replaceAll("$1:***@");
    }

    private static RepositoryAddress ofUrl(String text, Matcher url) {
        Kind kind =
                switch (url.group(1).toLowerCase(Locale.ROOT)) {
                    case "file" -> Kind.FILE;
                    case "https" -> Kind.HTTPS;
                    case "http" -> Kind.HTTP;
                    case "ssh" -> Kind.SSH;
                    default ->
                        throw refused(
                                text, "uses a transport that is not allowed; write a path, or an https or ssh address");
                };
        String authority = url.group(2);
        String host = hostOf(authority);
        String path = url.group(3) == null ? "" : trimmed(url.group(3));
        if (host.startsWith("-") || (host.isEmpty() && kind != Kind.FILE) || path.length() < 2) {
            throw refused(text, "names no host or no repository");
        }
        if (authority.contains("@")
                && authority.substring(0, authority.lastIndexOf('@')).contains(":")) {
            throw refused(text, "holds a password; take it out and name it under credentials by reference");
        }
        if (kind == Kind.HTTP && !isThisMachine(text)) {
            throw refused(text, "would be read unprotected; write https://");
        }
        return new RepositoryAddress(kind, text.substring(0, url.end(2)), path);
    }

    private static boolean isThisMachine(String text) {
        try {
            String host = new URI(text).getHost();
            return host != null && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
        } catch (URISyntaxException notAnUrl) {
            return false;
        }
    }

    private static String hostOf(String authority) {
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static String trimmed(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static IllegalArgumentException refused(String address, String why) {
        String quoted = masked(address).replaceAll("\\p{Cntrl}", "?");
        return new IllegalArgumentException("repository address '" + quoted + "' " + why);
    }

    @Override
    public String toString() {
        return base + path;
    }
}
