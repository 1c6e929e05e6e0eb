package io.completedflow.source.git;

import io.completedflow.source.Listing;
import io.completedflow.source.RepositoryException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lists repositories with the default branch of each. Git tells that only together with all refs, those of pull requests included, of which
 * there may be a great many: so it is asked for once, and again when that branch is gone or there was none.
 */
final class DefaultBranches {
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Listing list(Git git) throws RepositoryException {
        String address = git.address().toString();
        String before = known.get(address);
        if (before != null) {
            Listing narrow = RefLines.listing(text(git.listBranchesAndTags()));
            if (narrow.branches().containsKey(before)) {
                return new Listing(narrow.branches(), narrow.tags(), Optional.of(before));
            }
        }
        Listing whole = RefLines.listing(text(git.listAll()));
        whole.head().ifPresentOrElse(head -> known.put(address, head), () -> known.remove(address));
        return whole;
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }
}
