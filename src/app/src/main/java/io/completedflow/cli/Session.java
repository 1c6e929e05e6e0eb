package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.daemon.Flows;
import io.completedflow.daemon.Place;
import io.completedflow.terminal.Progress;
import io.completedflow.terminal.Style;
import io.completedflow.terminal.Terminal;
import io.completedflow.view.Json;
import io.completedflow.worktree.WorkTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** What the commands of one run share: the surroundings and the global options. */
final class Session {
    private final Surroundings surroundings;
    private final GlobalOptions options = new GlobalOptions();
    private Terminal terminal;

    Session(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.terminal = surroundings.terminal();
    }

    GlobalOptions options() {
        return options;
    }

    Terminal terminal() {
        return terminal;
    }

    Clock clock() {
        return surroundings.clock();
    }

    Map<String, String> environment() {
        return surroundings.environment();
    }

    Path directory() {
        return surroundings.directory();
    }

    Flows flows() {
        return surroundings.flows();
    }

    /** Heeds {@code --color}. */
    void colour() {
        switch (options.color) {
            case ALWAYS -> terminal = surroundings.terminal().withStyle(Style.COLOURED);
            case NEVER -> terminal = surroundings.terminal().withStyle(Style.PLAIN);
            case AUTO -> terminal = surroundings.terminal();
        }
    }

    /** Where all state is kept. */
    Path home() {
        if (options.home != null) {
            return directory().resolve(options.home).normalize();
        }
        return directory().resolve(HomeFolder.of(environment())).normalize();
    }

    /**
     * What the command is about.
     *
     * @throws FlowException if no product repository is named and the working directory is in no Git work tree
     */
    Place place() throws FlowException {
        return new Place(home(), repository());
    }

    private String repository() throws FlowException {
        if (options.repository == null) {
            return new WorkTree(directory()).productRepository();
        }
        try {
            return WorkTree.absolute(directory(), options.repository);
        } catch (IllegalArgumentException e) {
            throw new FlowException(FlowException.Kind.REFUSED, "--repository: " + e.getMessage(), "");
        }
    }

    Flow open() throws FlowException {
        return flows().open(place());
    }

    Progress progress() {
        return Progress.on(terminal, clock());
    }

    /** Writes a value as indented JSON. */
    void json(Object value) {
        try {
            terminal.out().println(Json.INDENTED.writeValueAsString(value));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** Writes a value as JSON on one line. */
    void jsonLine(Object value) {
        try {
            terminal.out().println(Json.COMPACT.writeValueAsString(value));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
