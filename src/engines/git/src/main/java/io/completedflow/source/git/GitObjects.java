package io.completedflow.source.git;

import io.completedflow.source.RepositoryException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Objects of a mirror, read with {@code git cat-file --batch}. */
final class GitObjects {
    private static final Pattern FOUND = Pattern.compile("([0-9a-f]{40,64}) ([a-z]+) (\\d+)");
    private static final Pattern BROKEN_LINK = Pattern.compile("(?:symlink|dangling|loop|notdir) (\\d+)");

    /** One object; {@code type} is git's: commit, tree, blob or tag. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Found(String id, String type, byte[] content) {}

    private final byte[] answer;
    private int at;

    private GitObjects(byte[] answer) {
        this.answer = answer;
    }

    /** Looks up names such as {@code COMMIT:path}, links within the commit followed; one answer for each name, in order. */
    static List<Optional<Found>> read(Git git, Path mirror, String... names) throws RepositoryException {
        byte[] input = (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] answer =
                git.localWith(input, Map.of("GIT_DIR", mirror.toString()), "cat-file", "--batch", "--follow-symlinks");
        GitObjects objects = new GitObjects(answer);
        List<Optional<Found>> found = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            found.add(objects.next());
        }
        return found;
    }

    private Optional<Found> next() {
        String header = new String(upTo('\n'), StandardCharsets.UTF_8);
        Matcher link = BROKEN_LINK.matcher(header);
        if (link.matches()) {
            take(Integer.parseInt(link.group(1)));
            return Optional.empty();
        }
        Matcher object = FOUND.matcher(header);
        return object.matches()
                ? Optional.of(new Found(object.group(1), object.group(2), take(Integer.parseInt(object.group(3)))))
                : Optional.empty();
    }

    private byte[] upTo(char end) {
        int start = at;
        while (at < answer.length && answer[at] != end) {
            at++;
        }
        return Arrays.copyOfRange(answer, start, at++);
    }

    /** The next bytes, and past the line end behind them. */
    private byte[] take(int length) {
        int start = at;
        at += length + 1;
        return Arrays.copyOfRange(answer, start, start + length);
    }
}
