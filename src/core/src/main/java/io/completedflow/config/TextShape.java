package io.completedflow.config;

import java.util.regex.Pattern;

/**
 * What a text in the flow file may look like. The patterns are the ones of the published schema, letter by letter.
 *
 * @param pattern what the whole text must match
 * @param longest how many characters it may have
 * @param description completes "must be …"
 */
record TextShape(Pattern pattern, int longest, String description) {
    private static final String LABEL_PATTERN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String BRANCH_START = "^(?![-/.])(?!.*(\\.\\.|//|@\\{))";

    static final TextShape ANY = of("^[\\s\\S]*$", Integer.MAX_VALUE, "text");
    static final TextShape NOT_BLANK = of("^[\\s\\S]*\\S[\\s\\S]*$", Integer.MAX_VALUE, "text that is not blank");
    static final TextShape LABEL = of(
            "^" + LABEL_PATTERN + "$",
            63,
            "a DNS label: lower-case letters, digits and '-' within, at most 63 characters");
    static final TextShape REFERENCE = of(
            "^" + LABEL_PATTERN + "(\\." + LABEL_PATTERN + ")?$",
            127,
            "the name of a group, of an app of the same group, or group.app");
    static final TextShape OMISSION = of(
            "^(" + LABEL_PATTERN + "|(\\*|" + LABEL_PATTERN + ")\\." + LABEL_PATTERN + ")$",
            127,
            "a pattern: group, *.app or group.app");
    static final TextShape BRANCH =
            of(BRANCH_START + "[^\\s~^:?*\\[\\\\\\x00-\\x1f\\x7f]+$", 250, "the name of a branch, as Git allows them");
    static final TextShape BRANCH_PATTERN = of(
            BRANCH_START + "[^\\s~^:?\\[\\\\\\x00-\\x1f\\x7f]+$",
            250,
            "a pattern of branch names, in which '*' stands for any characters");
    static final TextShape NAMESPACE_NAME = of(
            "^([a-z0-9-]|\\{product\\})*\\{branch\\}([a-z0-9-]|\\{product\\})*$",
            200,
            "lower-case letters, digits, '-' and {product} around exactly one {branch}");
    static final TextShape VARIABLE =
            of("^[A-Za-z_][A-Za-z0-9_]*$", 200, "the name of an environment variable: letters, digits and '_'");
    static final TextShape IMAGE =
            of("^[A-Za-z0-9]([A-Za-z0-9._:/@-]|\\{branch\\}|\\{commit\\})*$", 500, "the name of a container image");
    static final TextShape FOLDER = of(
            "^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\x00-\\x1f\\x7f]*$",
            500,
            "a folder within the app's repository: relative, with '/' and without '..'");
    static final TextShape HTTP_PATH = of("^/[!-~]*$", 500, "a path of the app that starts with '/', without blanks");
    static final TextShape EXTERNAL =
            of("^[A-Za-z][A-Za-z0-9+.-]*://[!-~]+$", 500, "an address such as https://billing.example.test");
    static final TextShape DURATION = of(
            "^[1-9][0-9]{0,5}[smhd]$",
            7,
            "a duration: a whole number above 0 and s, m, h or d, such as 15s, 10m, 2h or 14d");
    static final TextShape DURATION_OR_ZERO = of(
            "^(0|[1-9][0-9]{0,5})[smhd]$",
            7,
            "a duration: a whole number and s, m, h or d, such as 0s, 10m, 2h or 14d");

    static final TextShape QUANTITY = of(
            "^([0-9]{1,9}(\\.[0-9]{1,3})?)(m|[kMGTP]i?)?$",
            20,
            "an amount as Kubernetes writes it, such as 250m, 2, 512Mi or 1Gi");
    static final TextShape CLUSTER =
            of("^[A-Za-z0-9][A-Za-z0-9._:/@-]*$", 200, "the name of a cluster: a context of the kubeconfig");
    static final TextShape DOMAIN =
            of("^" + LABEL_PATTERN + "(\\." + LABEL_PATTERN + ")*$", 200, "a domain, such as dev.example.test");
    static final TextShape GATEWAY =
            of("^" + LABEL_PATTERN + "/" + LABEL_PATTERN + "$", 127, "a Gateway: NAMESPACE/NAME");
    static final TextShape OBJECT_NAME = of(
            "^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$",
            253,
            "the name of an object in Kubernetes: lower-case letters, digits, '-' and '.' within");
    static final TextShape SECRET_KEY =
            of("^[A-Za-z0-9._-]+$", 253, "the name of a file or key: letters, digits, '.', '_' and '-'");
    static final TextShape MOUNT_PATH =
            of("^/(?!(.*/)?\\.\\.(/|$))[^:\\\\\\x00-\\x1f\\x7f]+$", 500, "an absolute path, such as /var/lib/data");
    static final TextShape FILE_PATH =
            of("^/[^\\x00-\\x1f\\x7f]+$", 1000, "an absolute path, such as /run/secrets/token; '~' is not replaced");
    static final TextShape MANIFEST = of(
            "^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\x00-\\x1f\\x7f]+\\.ya?ml$",
            500,
            "a YAML file within the app's repository: relative, with '/' and without '..'");

    private static TextShape of(String regex, int longest, String description) {
        return new TextShape(Pattern.compile(regex), longest, description);
    }

    boolean fits(String text) {
        return text.length() <= longest && pattern.matcher(text).matches();
    }
}
