package io.completedflow.source.git;

import io.completedflow.source.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real bare repository, written to with the git program. */
final class OriginRepository implements TestRepository {
    private static final int LINK = 120000;
    private static final int PROGRAM = 100755;
    private static final int FILE = 100644;

    private final Path folder;
    private final String address;
    private int commits;

    private OriginRepository(Path folder, String address) {
        this.folder = folder;
        this.address = address;
    }

    static OriginRepository at(Path folder) {
        return at(folder, "sha1");
    }

    static OriginRepository at(Path folder, String format) {
        OriginRepository made = new OriginRepository(folder, folder.toString());
        git(folder.getParent(), "", "init", "-q", "--bare", "--object-format=" + format, folder.toString());
        return made;
    }

    /** The same repository, reached another way. */
    OriginRepository reachedBy(String otherAddress) {
        return new OriginRepository(folder, otherAddress);
    }

    Path folder() {
        return folder;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public String commit(String branch, Map<String, String> files) {
        return write(branch, files, "", Map.of(), true);
    }

    /** As {@link #commit}, with programs and links; a link's text is its target. */
    String commit(String branch, Map<String, String> files, Map<String, String> programs, Map<String, String> links) {
        Map<String, String> all = new HashMap<>(files);
        all.putAll(programs);
        all.putAll(links);
        Map<String, Integer> modes = new HashMap<>();
        programs.keySet().forEach(path -> modes.put(path, PROGRAM));
        links.keySet().forEach(path -> modes.put(path, LINK));
        return write(branch, all, "", modes, true);
    }

    @Override
    public String forcePush(String branch, Map<String, String> files) {
        return write(branch, files, "--force", Map.of(), false);
    }

    @Override
    public void deleteBranch(String branch) {
        git("update-ref", "-d", "refs/heads/" + branch);
    }

    @Override
    public void head(String branch) {
        git("symbolic-ref", "HEAD", "refs/heads/" + branch);
    }

    @Override
    public void tag(String name, String commit) {
        git("-c", "user.name=T", "-c", "user.email=t@example.test", "tag", "-f", "-a", "-m", name, name, commit);
    }

    /** Removes all that no branch or tag leads to. */
    void prune() {
        git("prune", "--expire=now");
        git("-c", "gc.reflogExpireUnreachable=now", "gc", "-q", "--prune=now");
    }

    String git(String... arguments) {
        return git(folder, "", arguments);
    }

    private String write(
            String branch, Map<String, String> files, String force, Map<String, Integer> modes, boolean onTop) {
        String ref = "refs/heads/" + branch;
        StringBuilder stream = new StringBuilder();
        stream.append("commit ").append(ref).append('\n');
        stream.append("committer T <t@example.test> ")
                .append(1_700_000_000 + commits++)
                .append(" +0000\n");
        data(stream, "commit " + commits);
        if (onTop && !git("for-each-ref", ref).isEmpty()) {
            stream.append("from ").append(ref).append("^0\n");
        }
        stream.append("deleteall\n");
        files.forEach((path, text) -> {
            stream.append("M ")
                    .append(modes.getOrDefault(path, FILE))
                    .append(" inline ")
                    .append(path)
                    .append('\n');
            data(stream, text);
        });
        List<String> arguments = new ArrayList<>(List.of("fast-import", "--quiet"));
        if (!force.isEmpty()) {
            arguments.add(force);
        }
        git(folder, stream.toString(), arguments.toArray(String[]::new));
        return git("rev-parse", ref).strip();
    }

    private static void data(StringBuilder stream, String text) {
        stream.append("data ")
                .append(text.getBytes(StandardCharsets.UTF_8).length)
                .append('\n');
        stream.append(text).append('\n');
    }

    /** Runs git as on a machine where nothing is configured; its output. */
    static String git(Path folder, String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
