package io.completedflow.namespace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a branch's namespace: always a DNS label of at most 63 characters.
 *
 * <p>A branch that is such a label already is its own namespace's name. Any other is slugged and gets {@code -} and the first 8
 * hexadecimal digits of the SHA-256 of the full branch name in UTF-8. So does a label that itself ends like that: else a branch named
 * {@code feature-1-d675fb4e} could take the name that belongs to {@code feature/1}.
 */
public final class NamespaceName {
    public static final int LONGEST = 63;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LIKE_HASHED = Pattern.compile(".*-[0-9a-f]{8}");
    private static final Pattern NOT_OF_LABEL = Pattern.compile("[^a-z0-9]+");
    private static final int HASH = 8;

    private NamespaceName() {}

    /**
     * @param pattern the flow file's {@code namespaceName} with {@code {product}} and {@code {branch}}; empty: the branch alone
     * @throws IllegalArgumentException if the pattern lacks {@code {branch}}, which would give all branches one name
     */
    public static String of(Optional<String> pattern, String product, String branch) {
        String wanted = pattern.map(text -> fill(text, product, branch)).orElse(branch);
        if (isLabel(wanted) && !LIKE_HASHED.matcher(wanted).matches()) {
            return wanted;
        }
        return slug(wanted) + "-" + hash(branch);
    }

    /** Whether a text may be a name in DNS, of one part. */
    public static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    private static String fill(String pattern, String product, String branch) {
        if (!pattern.contains("{branch}")) {
            throw new IllegalArgumentException("namespaceName '" + pattern + "' lacks {branch}");
        }
        return pattern.replace("{product}", product).replace("{branch}", branch);
    }

    private static String slug(String text) {
        String dashed = NOT_OF_LABEL.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = trimDashes(dashed);
        if (trimmed.isEmpty()) {
            return "branch";
        }
        return trimDashes(trimmed.substring(0, Math.min(trimmed.length(), LONGEST - 1 - HASH)));
    }

    private static String trimDashes(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.length() > from && text.endsWith("-") ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }

    private static String hash(String branch) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(branch.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
