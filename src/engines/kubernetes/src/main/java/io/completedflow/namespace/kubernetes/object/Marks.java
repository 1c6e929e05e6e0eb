package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.AppId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels and annotations by which objects are known as ours, and what is kept in them. */
public final class Marks {
    private static final String OURS = "completed-flow.io/";

    /** The field manager, and the value of {@link #MANAGED_BY}. */
    public static final String MANAGER = "completed-flow";

    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String PRODUCT = OURS + "product";
    public static final String GROUP = OURS + "group";
    public static final String APP = OURS + "app";

    /** Of a namespace: its record, as JSON. */
    public static final String RECORD = OURS + "record";
    /** Of a namespace: the full name of its branch. */
    public static final String BRANCH = OURS + "branch";
    /** Of a namespace: the name of its template. */
    public static final String TEMPLATE = OURS + "template";
    /** The digest of the desired app that it was made for. */
    public static final String DIGEST = OURS + "digest";
    /** The revision it was made for and when that was taken, as JSON. */
    public static final String TAKEN = OURS + "taken";
    /** Digest and revision of the last one that got ready before, as JSON. */
    public static final String GOOD = OURS + "good";
    /** The hashes of all objects of the app, by kind and name, as JSON. */
    public static final String OBJECTS = OURS + "objects";
    /** The object as it was applied, as JSON, to tell what others changed. */
    public static final String APPLIED = OURS + "applied";
    /** {@code heal} or {@code show}. */
    public static final String DRIFT = OURS + "drift";
    /** The Job that fills its data, as JSON. */
    public static final String SEED = OURS + "seed";
    /** How many instances it had before it was put to sleep. */
    public static final String ASLEEP = OURS + "asleep";
    /** How often it was tried; a number in the pod template makes pods anew. */
    public static final String ATTEMPT = OURS + "attempt";
    /** When its deployment was begun, and how long it may take, in seconds. */
    public static final String BEGUN = OURS + "begun";

    public static final String DEADLINE = OURS + "deadline";

    private static final String NEEDS = OURS + "needs.";

    private Marks() {}

    static Map<String, String> ofProduct(String product) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(MANAGED_BY, MANAGER);
        labels.put("app.kubernetes.io/part-of", product);
        labels.put(PRODUCT, product);
        return labels;
    }

    static Map<String, String> ofApp(String product, AppId app) {
        Map<String, String> labels = ofProduct(product);
        labels.put("app.kubernetes.io/name", app.app());
        labels.putAll(selector(app));
        return labels;
    }

    /** What the pods of an app have, and no others. */
    static Map<String, String> selector(AppId app) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(GROUP, app.group());
        labels.put(APP, app.app());
        return labels;
    }

    /** What the pods of the apps have that depend on the app with this name. */
    static String needs(String objectName) {
        return NEEDS + ObjectNames.shortened(objectName, ObjectNames.LONGEST - "needs.".length());
    }
}
