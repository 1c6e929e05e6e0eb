package io.jenkins.plugins.completedflow.branch;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many branch namespaces there may be.
 *
 * @param perProject of the branches of one project; empty: any number
 * @param inAll of all nodes together; empty: any number
 */
public record NamespaceCaps(OptionalInt perProject, OptionalInt inAll) {
    public static final NamespaceCaps NONE = new NamespaceCaps(OptionalInt.empty(), OptionalInt.empty());

    /**
     * Why there may not be one more.
     *
     * @param project how many the project's branches have
     * @param all how many there are
     */
    public Optional<String> refusal(int project, int all) {
        if (project >= perProject.orElse(Integer.MAX_VALUE)) {
            return Optional.of("the global configuration allows " + perProject.getAsInt()
                    + " namespaces per project, and this one has " + project + "; delete one or raise the number");
        }
        if (all >= inAll.orElse(Integer.MAX_VALUE)) {
            return Optional.of("the global configuration allows " + inAll.getAsInt() + " namespaces, and there are "
                    + all + "; delete one or raise the number");
        }
        return Optional.empty();
    }
}
