package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which apps a namespace is to run, at which revisions.
 *
 * @param flowFileCommit commit of the product repository its groups were read at
 * @param taken the revisions it runs or is to run, by app
 * @param takenAt when they were last refreshed
 * @param only the apps it is limited to (with what they depend on); empty: all
 * @param pins revisions set for an app, which win over {@code taken}
 * @param builds by app: the last build that set a revision for it
 */
public record Deployment(
        Optional<String> flowFileCommit,
        Map<AppId, Revision> taken,
        Instant takenAt,
        Set<AppId> only,
        Map<AppId, Revision> pins,
        Map<AppId, BuildPin> builds) {
    public Deployment {
        builds = builds == null ? Map.of() : Map.copyOf(builds); // Records of older programs have none.
    }

    /** Of nothing yet, limited to these apps; empty: to none. */
    public static Deployment of(Set<AppId> only, Instant now) {
        return new Deployment(Optional.empty(), Map.of(), now, Set.copyOf(only), Map.of(), Map.of());
    }

    /** Of these revisions from now on, of groups read at this commit. What was pushed to the branch ends the pin of a build. */
    public Deployment taking(String branch, Map<AppId, Revision> revisions, Optional<String> commit, Instant now) {
        Map<AppId, Revision> pinned = new HashMap<>(pins);
        Map<AppId, BuildPin> by = new HashMap<>(builds);
        builds.forEach((app, build) -> {
            Revision newest = revisions.get(app);
            if (build.holds() && newest != null && build.endedBy(newest, branch)) {
                pinned.remove(app);
                by.put(app, build.ended());
            }
        });
        return new Deployment(commit, Map.copyOf(revisions), now, only, Map.copyOf(pinned), by);
    }

    Deployment found(Map<AppId, Revision> revisions, Optional<String> commit, Instant at) {
        return new Deployment(commit, Map.copyOf(revisions), at, only, pins, builds);
    }

    Deployment pinned(AppId app, Revision revision, BuildPin build) {
        Map<AppId, Revision> pinned = new HashMap<>(pins);
        pinned.put(app, revision);
        Map<AppId, BuildPin> by = new HashMap<>(builds);
        by.put(app, build);
        return new Deployment(flowFileCommit, taken, takenAt, only, Map.copyOf(pinned), by);
    }

    Deployment limitedTo(Set<AppId> apps) {
        return new Deployment(flowFileCommit, taken, takenAt, Set.copyOf(apps), pins, builds);
    }

    /** Whether it is of the same apps at the same revisions, whenever and from wherever that was found. */
    public boolean sameAppsAs(Deployment other) {
        return taken.equals(other.taken) && only.equals(other.only) && pins.equals(other.pins);
    }

    /** The commits taken of this branch, by address of the repository. */
    Map<String, String> heads(String branch) {
        return taken.values().stream()
                .filter(revision -> revision.ref().equals(branch))
                .collect(Collectors.toMap(Revision::source, Revision::id, (one, same) -> one));
    }

    /** Whether newer revisions hold one of this branch that is neither taken nor the first. */
    boolean pushedTo(String branch, Map<AppId, Revision> newer) {
        return !taken.isEmpty()
                && newer.entrySet().stream()
                        .anyMatch(each -> each.getValue().ref().equals(branch)
                                && !each.getValue().equals(taken.get(each.getKey())));
    }
}
