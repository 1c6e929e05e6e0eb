package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.Fallback;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Template;
import io.completedflow.source.Listing;
import io.completedflow.source.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The newest revisions of a namespace's apps, as far as the listings of their repositories tell.
 *
 * @param taken the revision of each app that has one
 * @param unresolved why an app has none, by app
 */
public record RevisionChoice(Map<AppId, Revision> taken, Map<AppId, String> unresolved) {
    /**
     * Takes the namespace's branch where a repository has it, else the template's fallback. Where a repository was not listed, or is empty
     * of a sudden, and for an app with {@code autoDeploy: false}, the revision taken before remains.
     *
     * @param repositoryOf the address of an app's repository; empty for an app that has none
     * @param listings by address; none for a repository that could not be asked
     * @param before the revisions taken before, by app
     */
    public static RevisionChoice of(
            FlowFile file,
            Template template,
            String branch,
            Function<App, Optional<String>> repositoryOf,
            Map<String, Listing> listings,
            Map<AppId, Revision> before) {
        RevisionChoice choice = new RevisionChoice(new LinkedHashMap<>(), new LinkedHashMap<>());
        List<String> wanted = wanted(file, template, branch);
        file.apps().forEach(app -> {
            Optional<Revision> last = Optional.ofNullable(before.get(app.id()));
            Optional<String> repository = repositoryOf.apply(app);
            AppSource source = AppSource.of(app, template.engine());
            if (last.isPresent() && !app.autoDeploy()) {
                choice.taken.put(app.id(), last.get());
            } else if (source instanceof AppSource.Image image) {
                choice.taken.put(app.id(), image.revision());
            } else if (source instanceof AppSource.Missing missing) {
                choice.take(app.id(), last, missing.reason());
            } else if (repository.isEmpty()) {
                choice.take(app.id(), last, "it has no repository; give it one, or omitFromDeploy and external");
            } else {
                choice.choose(
                        app.id(), repository.get(), Optional.ofNullable(listings.get(repository.get())), wanted, last);
            }
        });
        return choice;
    }

    private void choose(
            AppId app, String repository, Optional<Listing> listing, List<String> wanted, Optional<Revision> last) {
        if (listing.isEmpty()) {
            take(app, last, repository + " could not be listed yet");
            return;
        }
        Map<String, String> branches = listing.get().branches();
        if (branches.isEmpty()) {
            take(app, last, repository + " has no branches; push one");
            return;
        }
        Optional<Revision> found = wanted.stream()
                .filter(branches::containsKey)
                .findFirst()
                .map(branch -> new Revision(repository, branch, branches.get(branch)));
        String missing = wanted.size() == 1
                ? repository + " has no branch " + wanted.get(0) + ", and the template has no fallback; push it"
                : repository + " has neither branch " + String.join(" nor ", wanted) + "; push one of them";
        take(app, found, missing);
    }

    private void take(AppId app, Optional<Revision> revision, String otherwise) {
        revision.ifPresentOrElse(found -> taken.put(app, found), () -> unresolved.put(app, otherwise));
    }

    /** The branches to take, the first that is there. */
    private static List<String> wanted(FlowFile file, Template template, String branch) {
        if (template.fallback() instanceof Fallback.None) {
            return List.of(branch);
        }
        String second = template.fallback() instanceof Fallback.Branch other ? other.name() : file.trunk();
        return second.equals(branch) ? List.of(branch) : List.of(branch, second);
    }
}
