package io.completedflow.init;

import java.util.regex.Pattern;

/** Texts as YAML scalars. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z./][A-Za-z0-9 ./_=*$~+-]*");
    private static final Pattern OTHER_TYPE = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n|[.](inf|nan)");

    private YamlText() {}

    /** The text, quoted where YAML would read something else. */
    static String of(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !OTHER_TYPE.matcher(text).matches()
                && text.strip().equals(text)
                && !text.matches("[.]?[0-9].*");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }
}
