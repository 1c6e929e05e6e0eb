package io.completedflow.init;

import io.completedflow.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks a person about a draft, one line each; an empty answer takes what is proposed. */
public final class Interview {
    private final Terminal terminal;

    public Interview(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The draft as the person wants it. */
    public Draft about(Draft proposed) throws IOException {
        String product = AppSearch.label(ask("Product", proposed.product()));
        String trunk = ask("Trunk", proposed.trunk());
        List<FoundApp> apps = new ArrayList<>();
        for (FoundApp app : proposed.apps()) {
            if (proposed.apps().size() == 1 || wanted(app)) {
                apps.add(app.runBy(
                        ask("Run " + app.name() + " by", app.suggestion().run())));
            }
        }
        return new Draft(product, trunk, apps.isEmpty() ? proposed.apps() : apps);
    }

    private boolean wanted(FoundApp app) throws IOException {
        String where = app.repo() + (app.path().isEmpty() ? "" : " in " + app.path());
        String answer = ask(
                "App " + app.name() + " (" + where + ", from "
                        + app.suggestion().found() + ")? y/n",
                "y");
        return answer.toLowerCase(Locale.ROOT).startsWith("y");
    }

    private String ask(String question, String proposed) throws IOException {
        terminal.err().print(terminal.errorStyle().strong(question) + " [" + proposed + "]: ");
        terminal.err().flush();
        String answer = terminal.in().readLine();
        if (answer == null) {
            throw new IOException("the input ended before the questions did; --yes asks none");
        }
        return answer.isBlank() ? proposed : answer.strip();
    }
}
