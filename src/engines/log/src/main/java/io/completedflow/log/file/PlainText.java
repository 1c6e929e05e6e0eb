package io.completedflow.log.file;

import java.util.List;
import java.util.regex.Pattern;

/** Text from programs and people made harmless to a terminal and a reader's eye: no colours, no control, no reversed writing. */
final class PlainText {
    /** Colours and cursor movements, window titles and the like, of terminals. */
    private static final Pattern TERMINAL = Pattern.compile(
            "(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\\\|\u009c)?");

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\\p{Cs}]");

    private PlainText() {}

    /** All of it on one line. */
    static String line(String text) {
        return String.join(" ", lines(text)).strip();
    }

    /** Its lines, without blank ones at the end. */
    static List<String> lines(String text) {
        return LINE_END.splitAsStream(TERMINAL.matcher(text.stripTrailing()).replaceAll(""))
                .map(line -> CONTROL.matcher(line.replace("\t", "    ")).replaceAll("\ufffd"))
                .map(String::stripTrailing)
                .toList();
    }
}
