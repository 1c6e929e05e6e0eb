package io.completedflow.worktree;

import io.completedflow.daemon.FlowException;
import io.completedflow.source.RepositoryAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Git work tree around a folder, if it is in one. */
public final class WorkTree {
    private final Path folder;

    public WorkTree(Path folder) {
        this.folder = folder;
    }

    /** The work tree's top folder; empty outside of one, or where there is no Git. */
    public Optional<Path> top() {
        return git("rev-parse", "--show-toplevel").map(Path::of);
    }

    /** The address of the remote {@code origin}; a local one made absolute. */
    public Optional<String> origin() {
        return git("config", "--get", "remote.origin.url").flatMap(url -> top().map(top -> absolute(top, url)));
    }

    /** The branch checked out; empty outside of a work tree and on a detached head. */
    public Optional<String> branch() {
        return git("symbolic-ref", "--quiet", "--short", "HEAD");
    }

    /**
     * The product repository that a command here is about: {@code origin}, else the work tree itself.
     *
     * @throws FlowException if there is no work tree here
     */
    public String productRepository() throws FlowException {
        return origin().or(() -> top().map(Path::toString))
                .orElseThrow(() -> new FlowException(
                        FlowException.Kind.NOT_FOUND,
                        "no product repository: " + folder + " is in no Git work tree",
                        "go to the product's work tree, or name its repository with --repository ADDRESS"));
    }

    /** An address as it is written here, with a local path made absolute. */
    public static String absolute(Path folder, String address) {
        RepositoryAddress parsed = RepositoryAddress.parse(address);
        return parsed.kind() == RepositoryAddress.Kind.LOCAL
                ? folder.resolve(parsed.path()).normalize().toString()
                : address;
    }

    private Optional<String> git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !answer.isEmpty() ? Optional.of(answer) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty(); // The caller says what is missing: to it, no Git is the same as no work tree.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
