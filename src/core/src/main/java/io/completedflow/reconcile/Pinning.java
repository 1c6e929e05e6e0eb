package io.completedflow.reconcile;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.namespace.BuildPin;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.reconcile.RequestException.Kind;
import io.completedflow.source.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets the apps of a build's repository to the commit that it is about; not if a newer build of the same job has done so before.
 *
 * @param apps the apps it is about, with the addresses of their repositories
 */
record Pinning(BuildCommit build, Map<AppId, String> apps) {

    /** A record with what was set, and what to say about it. */
    record Pinned(NamespaceRecord record, String note) {}

    /** @throws RequestException if it names an app or repository that the product does not have */
    static Optional<Pinning> of(NamespaceRequest request, FlowFile file, ProductSources sources)
            throws RequestException {
        if (request.build().isEmpty()) {
            return Optional.empty();
        }
        BuildCommit build = request.build().get();
        Map<AppId, String> apps = sources.appsMeant(file, build.app());
        if (apps.isEmpty() && !sources.isOwn(build.app())) {
            throw new RequestException(
                    Kind.NOT_FOUND,
                    "no app of product " + file.product() + " is called " + build.app() + " or has that repository",
                    "it has "
                            + String.join(
                                    ", ",
                                    file.apps()
                                            .map(App::id)
                                            .map(AppId::toString)
                                            .toList()));
        }
        return Optional.of(new Pinning(build, apps));
    }

    /** @param newest what the apps would run without it */
    Pinned on(NamespaceRecord record, Map<AppId, Revision> newest) {
        NamespaceRecord pinned = record;
        List<String> notes = new ArrayList<>();
        for (Map.Entry<AppId, String> app : apps.entrySet()) {
            BuildPin before = record.deployment().builds().get(app.getKey());
            Revision revision = new Revision(app.getValue(), record.branch(), build.commit());
            if (before != null && before.overtakes(build.job(), build.build())) {
                notes.add("build " + before.build() + " of " + before.job() + " has already set " + app.getKey()
                        + "; build " + build.build() + " is older and leaves it");
            } else if (!repeated(before, record, app.getKey(), revision)) {
                Optional<Revision> over = Optional.ofNullable(newest.get(app.getKey()));
                pinned = pinned.pinned(app.getKey(), revision, new BuildPin(build.job(), build.build(), over, true));
            }
        }
        return new Pinned(pinned, String.join("; ", notes));
    }

    /** The same build asks again: what was pushed since it asked first is still newer. */
    private boolean repeated(BuildPin before, NamespaceRecord record, AppId app, Revision revision) {
        return before != null
                && before.job().equals(build.job())
                && before.build() == build.build()
                && (!before.holds()
                        || revision.equals(record.deployment().pins().get(app)));
    }
}
