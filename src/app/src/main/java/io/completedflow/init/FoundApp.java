package io.completedflow.init;

/**
 * An app that was found or named.
 *
 * @param name its short name, a DNS label
 * @param repo its repository's address, as the flow file is to say it
 * @param path its folder within the repository, {@code ""} for the root
 */
public record FoundApp(String name, String repo, String path, Suggestion suggestion) {
    /** The same, run by this command. */
    public FoundApp runBy(String command) {
        return new FoundApp(
                name,
                repo,
                path,
                new Suggestion(suggestion.found(), suggestion.build(), suggestion.test(), command, true));
    }
}
