package io.completedflow.cli;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Problem;
import io.completedflow.daemon.FlowException;
import io.completedflow.init.AppSearch;
import io.completedflow.init.Draft;
import io.completedflow.init.FoundApp;
import io.completedflow.init.Interview;
import io.completedflow.init.Suggestion;
import io.completedflow.terminal.Style;
import io.completedflow.validation.FlowFileValidation;
import io.completedflow.worktree.WorkTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        description = {
            "Write a commented flow.yaml at the top of the work tree, from what is found in it and beside it.",
            "On a terminal it asks; an empty answer takes what is proposed."
        },
        footer = {
            "",
            "Examples:",
            "  flow init",
            "  flow init --yes --product shop --app catalog=../catalog.git --app frontend=../frontend.git"
        })
final class InitCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--product", paramLabel = "NAME", description = "The product's name (default: the folder's).")
    private String product;

    @Option(
            names = "--trunk",
            paramLabel = "BRANCH",
            description = "The trunk (default: the branch checked out, else main).")
    private String trunk;

    @Option(
            names = "--app",
            paramLabel = "NAME=REPO",
            description = "An app and its repository's address; may be given more than once (default: what is found).")
    private Map<String, String> apps = new LinkedHashMap<>();

    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing.")
    private boolean yes;

    @Option(names = "--force", description = "Replace the flow file that is there.")
    private boolean force;

    @Mixin
    private OutputOption output;

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws FlowException, IOException {
        WorkTree workTree = new WorkTree(session.directory());
        Path top = workTree.top().orElse(session.directory());
        Path file = top.resolve(FlowFile.NAME);
        if (Files.exists(file) && !force) {
            throw new FlowException(
                    FlowException.Kind.REFUSED, file + " is there already", "edit it, or replace it with --force");
        }
        Draft draft = new Draft(
                product != null ? product : AppSearch.label(top.getFileName().toString()),
                trunk != null ? trunk : workTree.branch().orElse("main"),
                apps(top));
        if (session.terminal().interactive() && !yes) {
            draft = new Interview(session.terminal()).about(draft);
        }
        write(file, draft.yaml());
        if (output.json()) {
            session.json(new Written(file.toString(), draft.product(), draft.apps()));
        } else {
            tell(file, draft);
        }
        return ExitCode.OK.status();
    }

    private List<FoundApp> apps(Path top) throws IOException {
        if (!apps.isEmpty()) {
            return apps.entrySet().stream()
                    .map(app -> named(top, app.getKey(), app.getValue()))
                    .toList();
        }
        List<FoundApp> found = new AppSearch(top).apps();
        return found.isEmpty()
                ? List.of(new FoundApp(AppSearch.label(top.getFileName().toString()), ".", "", Suggestion.NONE))
                : found;
    }

    /** An app named by the user; how it is built is found where its repository has a work tree here. */
    private static FoundApp named(Path top, String name, String repository) {
        Path folder = top.resolve(repository.replaceAll("\\.git$", "")).normalize();
        try {
            Suggestion suggestion =
                    Files.isDirectory(folder) ? AppSearch.suggestion(folder).orElse(Suggestion.NONE) : Suggestion.NONE;
            return new FoundApp(name, repository, "", suggestion);
        } catch (IOException unreadable) {
            return new FoundApp(name, repository, "", Suggestion.NONE);
        }
    }

    private static void write(Path file, String text) throws FlowException, IOException {
        List<Problem> problems = FlowFileValidation.of(FlowFile.NAME, text).problems();
        if (!problems.isEmpty()) {
            throw new FlowException(
                    FlowException.Kind.REFUSED,
                    "nothing was written, as it would not be valid: "
                            + problems.get(0).message(),
                    problems.get(0).mend());
        }
        Path fresh = file.resolveSibling("." + FlowFile.NAME + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void tell(Path file, Draft draft) {
        Style style = session.terminal().style();
        PrintWriter out = session.terminal().out();
        out.println(style.good("✓ ") + "wrote " + file + ": product " + draft.product() + ", "
                + Counted.of(draft.apps().size(), "app"));
        for (FoundApp app : draft.apps()) {
            String command = app.suggestion().certain() ? app.suggestion().run() : style.bad("say how it is run");
            out.println("  " + app.name() + "  " + command);
        }
        out.println("Next:");
        out.println("  1. read it, say which app depends on which, and run 'flow validate'");
        out.println("  2. commit and push it to " + draft.trunk());
        out.println("  3. flow create namespace BRANCH, or flow watch to follow all branches");
    }

    /** What was written, as JSON. */
    private record Written(String file, String product, List<FoundApp> apps) {}
}
