package io.completedflow.namespace.kubernetes.object;

import io.completedflow.namespace.DesiredApp;

/** What the objects of apps are called: as the apps are; with the group where the short name repeats in the product. */
final class ObjectNames {
    static final int LONGEST = 63;
    private static final int HASH = 8;

    private ObjectNames() {}

    /** @param namespace the namespace's name, which the app's host name ends with */
    static String of(DesiredApp app, String namespace) {
        String host = app.host();
        String withoutNamespace = host.substring(0, host.length() - namespace.length() - 1);
        return shortened(withoutNamespace.replace(".", "--"), LONGEST);
    }

    /** A name of an app's object beside its main ones, such as {@code web-config}. */
    static String beside(String name, String suffix) {
        return shortened(name, LONGEST - 1 - suffix.length()) + "-" + suffix;
    }

    static String shortened(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        return name.substring(0, longest - 1 - HASH) + "-"
                + ObjectJson.hash(name).substring(0, HASH);
    }
}
