package io.completedflow.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repositories of the product {@code shop}: bare ones that are pushed to, each with a clone to work in. */
final class ShopRepositories {
    static final String TRUNK = "main";
    private static final String PRODUCT = "product";
    private static final Map<String, String> FILES = files();
    private final Path bare;
    private final Path clones;

    /** @param folder where they are to be made */
    ShopRepositories(Path folder) {
        this.bare = folder.resolve("git");
        this.clones = folder.resolve("work");
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(PRODUCT, "flow.yaml");
        files.put("ledger", "Ledger.java");
        files.put("catalog", "Catalog.java");
        files.put("basket", "Basket.java");
        files.put("frontend", "Frontend.java");
        files.put("news", "News.java");
        return files;
    }

    /** Their names: the product's own and one for each app. */
    List<String> names() {
        return List.copyOf(FILES.keySet());
    }

    /** Address of the product repository. */
    String product() {
        return address(PRODUCT).toString();
    }

    /**
     * Makes them.
     *
     * @param billing where the app {@code billing}, which is not deployed, is reached
     * @param notify the launcher to be called by their hooks; empty: pushes are found by the next poll
     * @param home the home of the daemon to be notified
     */
    void make(String billing, Optional<Path> notify, Path home) throws IOException, InterruptedException {
        Files.createDirectories(bare);
        Files.createDirectories(clones);
        for (Map.Entry<String, String> repository : FILES.entrySet()) {
            make(repository.getKey(), repository.getValue(), billing);
            if (notify.isPresent()) {
                hook(repository.getKey(), notify.get(), home);
            }
        }
    }

    /**
     * Replaces a text in a repository's file and pushes that to a branch, which starts at the trunk if it is new.
     *
     * @return the commit
     */
    String push(String repository, String branch, String text, String replacement)
            throws IOException, InterruptedException {
        Path clone = clones.resolve(repository);
        boolean there =
                !Git.run(clone, "ls-remote", "origin", "refs/heads/" + branch).isEmpty();
        Git.run(clone, "checkout", "-q", "-B", branch, there ? "origin/" + branch : "origin/" + TRUNK);
        Path file = clone.resolve(FILES.get(repository));
        String before = Files.readString(file);
        if (!before.contains(text)) {
            throw new IOException(file + " does not hold '" + text + "'");
        }
        Files.writeString(file, before.replace(text, replacement));
        Git.run(clone, "commit", "-q", "-a", "-m", "Say " + replacement);
        Git.run(clone, "push", "-q", "origin", branch);
        return Git.run(clone, "rev-parse", "HEAD");
    }

    /** Deletes a branch wherever it is. */
    void deleteEverywhere(String branch) throws IOException, InterruptedException {
        for (String repository : names()) {
            Path clone = clones.resolve(repository);
            if (!Git.run(clone, "ls-remote", "origin", "refs/heads/" + branch).isEmpty()) {
                Git.run(clone, "push", "-q", "origin", "--delete", branch);
            }
        }
    }

    private Path address(String repository) {
        return bare.resolve(repository + ".git");
    }

    private void make(String repository, String file, String billing) throws IOException, InterruptedException {
        Path address = address(repository);
        Git.run(bare, "init", "-q", "--bare", address.toString());
        Git.run(address, "symbolic-ref", "HEAD", "refs/heads/" + TRUNK);
        Path clone = clones.resolve(repository);
        Git.run(clones, "clone", "-q", address.toString(), clone.toString());
        Git.run(clone, "checkout", "-q", "-B", TRUNK);
        Files.writeString(
                clone.resolve(file), source(repository + "/" + file).replace("http://127.0.0.1:4711", billing));
        Git.run(clone, "add", "-A");
        Git.run(clone, "commit", "-q", "-m", "Begin");
        Git.run(clone, "push", "-q", "origin", TRUNK);
    }

    private void hook(String repository, Path notify, Path home) throws IOException {
        Path hooks = Files.createDirectories(address(repository).resolve("hooks"));
        Path hook = hooks.resolve("post-receive");
        Files.writeString(hook, """
                #!/bin/sh
                export FLOW_HOME=%s
                while read -r old new ref; do %s notify "$PWD" "${ref#refs/heads/}"; done
                """.formatted(quoted(home), quoted(notify)));
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    private static String source(String name) throws IOException {
        try (InputStream in = ShopRepositories.class.getResourceAsStream("/demo/shop/" + name)) {
            if (in == null) {
                throw new IOException("the program lacks its demo/shop/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
