package io.completedflow.acceptance;

import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;

/** What tests ask of namespaces as they are shown. */
final class Namespaces {
    private Namespaces() {}

    static boolean ready(NamespaceView namespace) {
        return namespace.state() == NamespaceState.READY;
    }

    static AppView app(NamespaceView namespace, String name) {
        return namespace.apps(name).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(namespace + " has no app " + name));
    }

    static boolean runs(NamespaceView namespace, String app, String commit) {
        return namespace.apps(app).stream()
                .flatMap(each -> each.running().stream())
                .anyMatch(revision -> revision.id().equals(commit));
    }

    static boolean failed(NamespaceView namespace, String app) {
        return namespace.apps(app).stream().anyMatch(each -> each.state() == AppState.FAILED);
    }

    /** Where an app answers on this machine. */
    static String address(NamespaceView namespace, String app) {
        return app(namespace, app).address().orElseThrow();
    }
}
