package io.completedflow.cli;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Problem;
import io.completedflow.daemon.FlowException;
import io.completedflow.terminal.Style;
import io.completedflow.validation.FlowFileValidation;
import io.completedflow.worktree.WorkTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Read a flow file and tell all that is wrong with it, with place and mend.",
        footer = {"", "Examples:", "  flow validate", "  flow validate product/flow.yaml -o json"})
final class ValidateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The flow file (default: " + FlowFile.NAME + " here or at the top of the Git work tree).")
    private Path file;

    @Mixin
    private OutputOption output;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws FlowException {
        Path found = file();
        FlowFileValidation.Result result = FlowFileValidation.of(shown(found), read(found));
        if (output.json()) {
            session.json(Report.of(shown(found), result.problems()));
        } else {
            text(found, result);
        }
        return (result.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED).status();
    }

    private Path file() throws FlowException {
        if (file != null) {
            return session.directory().resolve(file);
        }
        Path here = session.directory().resolve(FlowFile.NAME);
        if (Files.exists(here)) {
            return here;
        }
        return new WorkTree(session.directory())
                .top()
                .map(top -> top.resolve(FlowFile.NAME))
                .filter(Files::exists)
                .orElseThrow(() -> new FlowException(
                        FlowException.Kind.NOT_FOUND,
                        "there is no " + FlowFile.NAME + " in " + session.directory(),
                        "name the file, or let 'flow init' write one"));
    }

    private static String read(Path file) throws FlowException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            FlowException.Kind kind = Files.exists(file) ? FlowException.Kind.FAILED : FlowException.Kind.NOT_FOUND;
            throw new FlowException(kind, file + " cannot be read: " + e, "", e);
        }
    }

    /** The file as the user would name it. */
    private String shown(Path found) {
        return found.startsWith(session.directory())
                ? session.directory().relativize(found).toString()
                : found.toString();
    }

    private void text(Path found, FlowFileValidation.Result result) {
        Style style = session.terminal().style();
        PrintWriter out = session.terminal().out();
        for (Problem problem : result.problems()) {
            out.println(style.strong(problem.where().toString()) + ": " + style.bad(problem.message())
                    + (problem.mend().isEmpty() ? "" : " — " + problem.mend()));
        }
        result.flowFile()
                .ifPresent(flowFile -> out.println(style.good("✓ ") + shown(found) + " is valid: product "
                        + flowFile.product() + ", "
                        + Counted.of(flowFile.apps().count(), "app") + " in "
                        + Counted.of(flowFile.groups().size(), "group") + ", "
                        + Counted.of(flowFile.templates().size(), "template")));
        if (!result.problems().isEmpty()) {
            out.println(Counted.of(result.problems().size(), "problem"));
        }
    }

    /** The result as JSON. */
    private record Report(String file, boolean valid, List<Line> problems) {
        static Report of(String file, List<Problem> problems) {
            return new Report(
                    file, problems.isEmpty(), problems.stream().map(Line::of).toList());
        }

        private record Line(String file, int line, int column, String message, String mend) {
            static Line of(Problem problem) {
                return new Line(
                        problem.where().file(),
                        problem.where().line(),
                        problem.where().column(),
                        problem.message(),
                        problem.mend());
            }
        }
    }
}
