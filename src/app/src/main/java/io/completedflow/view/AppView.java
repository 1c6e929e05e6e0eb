package io.completedflow.view;

import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An app of a namespace as it is shown.
 *
 * @param id its identity, {@code group.app}
 * @param reason why it is in its state, in words, such as {@code waits for shop.catalog: not ready}
 * @param running the revision that runs, if one does: after a failed deployment, the last good one
 * @param next the revision being deployed, or whose deployment failed
 * @param since when its state began
 * @param restarts how often it was restarted since it was deployed
 * @param address where it answers on this machine, such as {@code http://127.0.0.1:20001}; an external app's own address
 * @param host its host name within the front door's domain, such as {@code catalog.feature-132}; empty if it serves no port
 * @param url its address through the front door, such as {@code http://catalog.feature-132.localhost:8080}
 * @param depends identities of the apps that must be ready before it starts
 * @param tail the last lines of output of what failed
 */
public record AppView(
        String id,
        AppState state,
        String reason,
        Optional<Revision> running,
        Optional<Revision> next,
        Optional<Instant> since,
        int restarts,
        Optional<String> address,
        Optional<String> host,
        Optional<String> url,
        List<String> depends,
        List<String> tail) {
    public AppView {
        depends = List.copyOf(depends);
        tail = List.copyOf(tail);
    }

    public String shortName() {
        return id.substring(id.indexOf('.') + 1);
    }
}
