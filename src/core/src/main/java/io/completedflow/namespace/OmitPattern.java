package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern of {@code omitFromDeploy}. */
public sealed interface OmitPattern {
    boolean matches(AppId app);

    /** {@code group}: all its apps. */
    record OfGroup(String group) implements OmitPattern {
        @Override
        public boolean matches(AppId app) {
            return app.group().equals(group);
        }
    }

    /** {@code *.app}: the apps of that name in every group. */
    record OfAnyGroup(String app) implements OmitPattern {
        @Override
        public boolean matches(AppId candidate) {
            return candidate.app().equals(app);
        }
    }

    /** {@code group.app}: that app. */
    record OfApp(AppId app) implements OmitPattern {
        @Override
        public boolean matches(AppId candidate) {
            return candidate.equals(app);
        }
    }

    /** Empty if the text is none of the three. */
    static Optional<OmitPattern> parse(String text) {
        Matcher matcher = Pattern.compile("(?:(\\*|[^.*]+)\\.)?([^.*]+)").matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String group = matcher.group(1);
        String last = matcher.group(2);
        if (group == null) {
            return Optional.of(new OfGroup(last));
        }
        return Optional.of(group.equals("*") ? new OfAnyGroup(last) : new OfApp(new AppId(group, last)));
    }
}
