package io.completedflow.config;

import java.util.Comparator;

/** An app's identity within its product, written {@code group.app}. Neither part is empty or holds a dot. */
public record AppId(String group, String app) implements Comparable<AppId> {
    private static final Comparator<AppId> ORDER =
            Comparator.comparing(AppId::group).thenComparing(AppId::app);

    public AppId {
        if (group.isEmpty() || app.isEmpty() || group.indexOf('.') >= 0 || app.indexOf('.') >= 0) {
            throw new IllegalArgumentException("not an app's identity: '" + group + "." + app + "'");
        }
    }

    /** @throws IllegalArgumentException if the text is not {@code group.app} */
    public static AppId parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("not an app's identity: '" + text + "' (expected group.app)");
        }
        return new AppId(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(AppId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return group + "." + app;
    }
}
