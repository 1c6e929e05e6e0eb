package io.completedflow.namespace.process.build;

import io.completedflow.namespace.DesiredApp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What a build is made of, as one word: equal words, equal builds. */
final class BuildKey {
    private static final int LENGTH = 32;

    private final MessageDigest digest;

    private BuildKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * @param tree id of what the app's folder holds
     * @param trusted whether its branch is; what an untrusted one made is never used for a trusted one
     */
    static String of(String tree, DesiredApp app, boolean trusted) {
        BuildKey key = new BuildKey();
        key.add(tree);
        key.add(app.app().build().orElse(""));
        key.add(app.app().test().orElse(""));
        key.add(app.isolation().name());
        key.add(Boolean.toString(trusted));
        for (Map.Entry<String, String> variable : new TreeMap<>(app.env()).entrySet()) {
            key.add(variable.getKey());
            key.add(variable.getValue());
        }
        return HexFormat.of().formatHex(key.digest.digest()).substring(0, LENGTH);
    }

    /** Adds a part, with its length before it, so that no two lists of parts look alike. */
    private void add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
