package io.jenkins.plugins.completedflow.step;

import io.jenkins.plugins.completedflow.head.RepositoryPlace;
import io.jenkins.plugins.completedflow.step.Plan.PlannedApp;
import java.util.List;
import java.util.Optional;

/**
 * The app whose revision a build sets: the one whose repository was checked out, at the commit that was checked out.
 *
 * @param app its identity, or the address of its repository as the flow file has it; empty: none is set
 * @param commit empty: none is set
 */
record Pin(String app, String commit) {
    static final Pin NONE = new Pin("", "");

    /** @throws RefusedException if the build names an app that is not of its repository */
    static Pin of(BuildFacts build, Allowed allowed, Wish wish, Plan plan) throws RefusedException {
        boolean known =
                allowed.own() && !build.remote().isEmpty() && !build.commit().isEmpty();
        if (!known && wish.app().isEmpty()) {
            return NONE;
        }
        if (!known) {
            throw new RefusedException(
                    "app: sets the commit of the build's own branch, and this build has none there; leave it out");
        }
        return wish.app().isEmpty() ? ofRepository(build, plan) : ofApp(build, wish.app(), plan);
    }

    private static Pin ofRepository(BuildFacts build, Plan plan) {
        return plan.apps().stream()
                .filter(app -> isOf(build.remote(), app))
                .findFirst()
                .map(app -> new Pin(app.source(), build.commit()))
                .orElse(NONE);
    }

    private static Pin ofApp(BuildFacts build, String name, Plan plan) throws RefusedException {
        List<PlannedApp> named =
                plan.apps().stream().filter(app -> app.called(name)).toList();
        if (named.size() != 1) {
            List<String> known = plan.apps().stream().map(PlannedApp::id).toList();
            throw new RefusedException((named.isEmpty() ? "no app is called " : "several apps are called ") + name
                    + "; name one of " + String.join(", ", known));
        }
        PlannedApp app = named.get(0);
        if (!isOf(build.remote(), app)) {
            throw new RefusedException("app " + app.id() + " is not of the repository that this build checked out; "
                    + "a build sets the commits of its own repository alone");
        }
        return new Pin(app.id(), build.commit());
    }

    private static boolean isOf(String remote, PlannedApp app) {
        return !app.source().isEmpty()
                && place(remote).isPresent()
                && place(remote).equals(place(app.source()));
    }

    private static Optional<RepositoryPlace> place(String address) {
        try {
            return Optional.of(RepositoryPlace.of(address));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
