package io.completedflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.completedflow.acceptance.FlowProgram.Run;
import io.completedflow.view.Json;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.Overview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A {@code flow watch}, seen from outside: its output, its process, its front door. */
final class Daemon {
    private static final Pattern OPENED = Pattern.compile("namespaces at http://[^ :]+:(\\d+)");

    private final Run run;
    private final int door;

    private Daemon(Run run, int door) {
        this.run = run;
        this.door = door;
    }

    static Daemon start(FlowProgram flow, String... options) {
        List<String> command = new ArrayList<>(List.of("watch", "--door", "0", "-o", "json"));
        command.addAll(List.of(options));
        Run run = flow.start(command.toArray(String[]::new));
        try {
            Awaitility.await()
                    .atMost(Product.PATIENCE)
                    .until(() -> !run.process().isAlive()
                            || OPENED.matcher(run.err()).find());
        } catch (ConditionTimeoutException tooLong) {
            run.process().destroyForcibly(); // What it said until now is told below.
        }
        Matcher opened = OPENED.matcher(run.err());
        if (!opened.find()) {
            run.process().destroyForcibly();
            throw new AssertionError("it did not start: " + run);
        }
        return new Daemon(run, Integer.parseInt(opened.group(1)));
    }

    /** The front door's port. */
    int door() {
        return door;
    }

    long pid() {
        return run.process().pid();
    }

    boolean alive() {
        return run.process().isAlive();
    }

    /** What it warned of. */
    String err() {
        return run.err();
    }

    /** Ends it as the system would: without a word. */
    void kill() {
        run.process().destroyForcibly();
        run.awaitEnd(10);
    }

    /** Asks it to end. @return its exit status */
    int stop() {
        run.process().destroy();
        return run.status();
    }

    /** The words and messages of the events it has told until now, such as {@code app.ready}, in the order they came. */
    List<JsonNode> events() {
        return run.out()
                .lines()
                .filter(line -> line.endsWith("}"))
                .map(Daemon::parsed)
                .toList();
    }

    List<JsonNode> events(String kind) {
        return events().stream()
                .filter(event -> event.path("kind").asText().equals(kind))
                .toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return Json.COMPACT.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /** Waits for the first event of a kind. */
    JsonNode awaitEvent(String kind) {
        return awaitEvent(kind, event -> true);
    }

    JsonNode awaitEvent(String kind, Predicate<JsonNode> wanted) {
        try {
            return Awaitility.await(kind)
                    .atMost(Product.PATIENCE)
                    .until(() -> events(kind).stream().filter(wanted).findFirst(), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no event " + kind + " in:\n" + run, e);
        }
    }

    /** What its page shows. */
    Overview overview() {
        try {
            JsonNode page = Json.COMPACT.readTree(Http.get(door, "127.0.0.1:" + door, "/-/namespaces.json"));
            return Json.COMPACT.treeToValue(page.path("overview"), Overview.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<NamespaceView> namespace(String branch) {
        return overview().namespaces().stream()
                .filter(each -> each.branch().equals(branch))
                .findFirst();
    }

    /** Waits until a branch's namespace is as wanted. */
    NamespaceView await(String branch, Predicate<NamespaceView> wanted) {
        AtomicReference<Object> last = new AtomicReference<>("nothing");
        try {
            return Awaitility.await()
                    .atMost(Product.PATIENCE)
                    .until(
                            () -> {
                                Optional<NamespaceView> seen = namespace(branch);
                                last.set(seen);
                                return seen.filter(wanted);
                            },
                            Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the namespace of " + branch + " stays " + last + "\n" + run, e);
        }
    }

    void awaitGone(String branch) {
        try {
            Awaitility.await().atMost(Product.PATIENCE).until(() -> namespace(branch)
                    .isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the namespace of " + branch + " is still there: " + run, e);
        }
    }

    @Override
    public String toString() {
        return run.toString();
    }
}
