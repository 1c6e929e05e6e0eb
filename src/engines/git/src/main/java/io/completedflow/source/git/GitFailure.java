package io.completedflow.source.git;

import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes of what git said a reason and a mend. */
final class GitFailure {
    private static final int LONGEST = 400;

    private record Sign(String said, Reason reason, String mend) {}

    /** The first sign found decides; all in lower case. */
    private static final List<Sign> SIGNS = List.of(
            new Sign("not our ref", Reason.MISSING, "push the commit again or take a newer one"),
            new Sign("unadvertised object", Reason.MISSING, "push the commit again or take a newer one"),
            new Sign("couldn't find remote ref", Reason.MISSING, "push the commit again or take a newer one"),
            new Sign(
                    "host key verification failed",
                    Reason.UNAUTHORISED,
                    "add the host's key to known_hosts, for example by connecting once with ssh"),
            new Sign(
                    "could not read username",
                    Reason.UNAUTHORISED,
                    "name a username and password for this address under credentials"),
            new Sign(
                    "could not read password",
                    Reason.UNAUTHORISED,
                    "name a username and password for this address under credentials"),
            new Sign("authentication failed", Reason.UNAUTHORISED, "check the username and password it refers to"),
            new Sign("returned error: 401", Reason.UNAUTHORISED, "check the username and password it refers to"),
            new Sign("returned error: 403", Reason.UNAUTHORISED, "ask for the right to read this repository"),
            new Sign("permission denied (", Reason.UNAUTHORISED, "check the ssh key it refers to"),
            new Sign("permission denied", Reason.UNAUTHORISED, "ask for the right to read this repository"),
            new Sign("dubious ownership", Reason.UNAUTHORISED, "add it to git's safe.directory"),
            new Sign("no space left", Reason.UNREACHABLE, "make room on the disk"),
            new Sign("repository not found", Reason.UNREACHABLE, "check the address, and whether it may be read"),
            new Sign("not appear to be a git repository", Reason.UNREACHABLE, "check the address"),
            new Sign("not found", Reason.UNREACHABLE, "check the address"),
            new Sign("could not resolve host", Reason.UNREACHABLE, "check the address and the network"));

    private GitFailure() {}

    /** @param said what git wrote to its error stream, without any secret */
    static RepositoryException of(String address, String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        for (Sign sign : SIGNS) {
            if (lower.contains(sign.said)) {
                return new RepositoryException(address, sign.reason, summary(said) + "; " + sign.mend);
            }
        }
        return new RepositoryException(
                address, Reason.UNREACHABLE, summary(said) + "; check the address and the network");
    }

    /** On one line, without control characters and the general advice git adds. */
    private static String summary(String said) {
        String line = said.lines()
                .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty() && !text.startsWith("warning:") && !text.startsWith("hint:"))
                .filter(text -> !text.equals("Please make sure you have the correct access rights")
                        && !text.equals("and the repository exists."))
                .collect(Collectors.joining("; "));
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return cut.isEmpty() ? "git gave no reason" : cut;
    }
}
