package io.completedflow.namespace;

import io.completedflow.config.EnvironmentType;
import io.completedflow.config.Template;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which newer version a template takes by itself: a patch every one, a minor dev and HADEV, a major dev only. */
public final class VersionPolicy {
    private VersionPolicy() {}

    /**
     * The tag to deploy: the newest version that the template takes by itself, else the current one.
     *
     * @param current the tag deployed now; empty: none, then the newest of all
     * @param tags those that are there; what is no released version is passed over
     * @param autoDeploy false pins the current tag
     */
    public static Optional<String> choose(
            Template template, Optional<String> current, Collection<String> tags, boolean autoDeploy) {
        Optional<SemVer> from = current.flatMap(SemVer::parse);
        if (current.isPresent() && (!autoDeploy || from.isEmpty())) {
            return current;
        }
        return tags.stream()
                .filter(tag -> SemVer.parse(tag)
                        .filter(version -> from.isEmpty() || takes(template, from.get(), version))
                        .isPresent())
                .max(Comparator.comparing((String tag) -> SemVer.parse(tag).orElseThrow())
                        .thenComparing(Comparator.reverseOrder()))
                .or(() -> current);
    }

    private static boolean takes(Template template, SemVer from, SemVer to) {
        if (to.compareTo(from) <= 0) {
            return false;
        }
        if (to.major() != from.major()) {
            return template.type().isEmpty();
        }
        return to.minor() == from.minor() || !template.type().contains(EnvironmentType.PRODLIKE);
    }
}
