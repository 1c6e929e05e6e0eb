package io.completedflow.namespace.process.state;

import java.nio.file.Path;

/** Where everything of an app in a namespace is on disk. */
public record AppFolder(Path root) {
    public Path state() {
        return root.resolve("app.json");
    }

    /** The worktree of its repository. */
    public Path source() {
        return root.resolve("source");
    }

    /** HOME of its builds, kept from one to the next, as build tools keep there what they fetched. */
    public Path buildHome() {
        return root.resolve("build-home");
    }

    /** TMPDIR of its builds. */
    public Path buildTmp() {
        return root.resolve("build-tmp");
    }

    /** Output of the newest build and test. */
    public Path buildLog() {
        return root.resolve("build.log");
    }

    /** The copies of builds that it runs in, by key. */
    public Path work() {
        return root.resolve("work");
    }

    /** Its data set. */
    public Path data() {
        return root.resolve("data");
    }

    /** Says that the data set is whole: kept before, or seeded to the end. */
    public Path dataReady() {
        return root.resolve("data.ready");
    }

    public Path home() {
        return root.resolve("home");
    }

    public Path tmp() {
        return root.resolve("tmp");
    }

    /** Its standard output and errors. */
    public Path output() {
        return root.resolve("output.log");
    }

    /** Output of the newest health check, where that is a command. */
    public Path healthLog() {
        return root.resolve("health.log");
    }
}
