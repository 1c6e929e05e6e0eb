package io.completedflow.source.git;

import io.completedflow.config.RepositoryCredentials;
import io.completedflow.source.RepositoryAddress;
import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The git program put to work for one repository; whatever goes wrong names it. */
final class Git {
    private static final byte[] NOTHING = new byte[0];

    /** What is the same for all repositories. */
    record Setup(GitProgram program, GitEnvironment environment, GitSettings settings) {}

    private final Setup setup;
    private final RepositoryAddress address;

    Git(Setup setup, RepositoryAddress address) {
        this.setup = setup;
        this.address = address;
    }

    RepositoryAddress address() {
        return address;
    }

    /** Asks the repository for its branches and tags, without fetching; what it answered. */
    byte[] listBranchesAndTags() throws RepositoryException {
        return list("--heads", "--tags");
    }

    /** Asks the repository for all its refs and its default branch, without fetching; what it answered. */
    byte[] listAll() throws RepositoryException {
        return list("--symref");
    }

    private byte[] list(String... what) throws RepositoryException {
        Access access = access();
        List<String> arguments = join(List.of(
                access.options(), List.of("ls-remote", "--quiet"), List.of(what), access.uploadPack(), target()));
        return remote(access, arguments, setup.settings.listing());
    }

    /** Brings what the refspecs name into a mirror. */
    void fetch(Path mirror, List<String> options, List<String> refspecs) throws RepositoryException {
        Access access = access();
        List<String> fetch = List.of(
                "--git-dir=" + mirror,
                // A pack is there as a whole or not at all, also after a kill; single objects would not be.
                "-c",
                "fetch.unpackLimit=1",
                "-c",
                "transfer.unpackLimit=1",
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-recurse-submodules",
                "--refmap=");
        remote(
                access,
                join(List.of(access.options(), fetch, options, access.uploadPack(), target(), refspecs)),
                setup.settings.fetching());
    }

    /** Works in a mirror or worktree, fails where git does, and returns its output. */
    byte[] local(Map<String, String> where, String... arguments) throws RepositoryException {
        return succeeded(run(List.of(arguments), local(where), NOTHING, setup.settings.fetching()));
    }

    /** As {@link #local}, with input. */
    byte[] localWith(byte[] input, Map<String, String> where, String... arguments) throws RepositoryException {
        return succeeded(run(List.of(arguments), local(where), input, setup.settings.fetching()));
    }

    /** As {@link #local}, where an exit code other than 0 is an answer. */
    int exitOf(Map<String, String> where, String... arguments) throws RepositoryException {
        return run(List.of(arguments), local(where), NOTHING, setup.settings.fetching())
                .exit();
    }

    RepositoryException failure(Reason reason, String message) {
        return new RepositoryException(address.toString(), reason, message);
    }

    private byte[] remote(Access access, List<String> arguments, Duration deadline) throws RepositoryException {
        ChildProcess.Result result = run(arguments, setup.environment.remote(access), NOTHING, deadline);
        return succeeded(new ChildProcess.Result(result.exit(), result.output(), access.masked(result.errors())));
    }

    private byte[] succeeded(ChildProcess.Result result) throws RepositoryException {
        if (result.exit() != 0) {
            throw GitFailure.of(address.toString(), RepositoryAddress.masked(result.errors()));
        }
        return result.output();
    }

    private ChildProcess.Result run(
            List<String> arguments, Map<String, String> environment, byte[] input, Duration deadline)
            throws RepositoryException {
        try {
            return setup.program.run(arguments, environment, input, deadline);
        } catch (IOException e) {
            throw failure(Reason.UNREACHABLE, "git " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(Reason.UNREACHABLE, "interrupted");
        }
    }

    private Map<String, String> local(Map<String, String> where) {
        Map<String, String> environment = setup.environment.local();
        environment.putAll(where);
        return environment;
    }

    private Access access() throws RepositoryException {
        return Access.to(
                address,
                RepositoryCredentials.forAddress(setup.settings.credentials().get(), address.toString()),
                new Secrets(setup.settings.environment()));
    }

    private List<String> target() {
        String text = address.kind() == RepositoryAddress.Kind.LOCAL
                ? Path.of(address.path()).toAbsolutePath().toString()
                : address.toString();
        return List.of("--", text);
    }

    private static List<String> join(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
