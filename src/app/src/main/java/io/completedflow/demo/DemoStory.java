package io.completedflow.demo;

import io.completedflow.log.Event;
import io.completedflow.source.Revision;
import io.completedflow.terminal.Terminal;
import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The main job, told and verified step by step on the product {@code shop}. */
final class DemoStory {
    private static final String BRANCH = "feature-132";
    private static final String OTHER_BRANCH = "feature/tea-2";
    private static final String CATALOG = "shop.catalog";
    private static final String FRONTEND = "shop.frontend";
    private static final String LEDGER = "data.ledger";

    private final ShopWorld world;
    private final Narration narration;
    private final Visitor visitor = new Visitor();
    private final ShopView shop;

    private NamespaceView feature;
    private NamespaceView other;
    private Map<String, Long> processes;
    private Path sales;

    DemoStory(ShopWorld world, Narration narration, Terminal terminal) {
        this.world = world;
        this.narration = narration;
        this.shop = new ShopView(world, terminal, visitor);
    }

    /**
     * Tells it.
     *
     * @throws Exception at the first step that does not hold, which then was told
     */
    void tell(Optional<Path> launcher, int doorPort) throws Exception {
        narration.step("make the product shop in real Git repositories", () -> {
            world.makeRepositories(launcher);
            return String.join(", ", world.repositories().names()) + " in " + world.folder();
        });
        narration.step("watch them: flow watch", () -> {
            world.startWatch(doorPort);
            return "all namespaces at " + world.watch().door() + "/"
                    + (URI.create(world.watch().door()).getPort() == doorPort
                            ? ""
                            : " (port " + doorPort + " is taken)");
        });
        narration.step(
                "push branch " + BRANCH + " in catalog: its whole namespace comes up, in order", this::branchPushed);
        narration.step("every app answers by name and by port, and through the apps it depends on", this::called);
        narration.step("sell something: the ledger writes it to its data folder", this::sold);
        narration.step("push the same branch in frontend: only frontend is redeployed", this::secondRepository);
        narration.step("push a catalog whose test fails: the last good revision runs on", this::testFails);
        narration.step("push the fix: it is deployed", this::fixed);
        narration.step("push the same branch in ledger: redeployed, and its data survived", this::dataSurvive);
        narration.step("push branch " + OTHER_BRANCH + ": a second namespace beside it, isolated", this::secondBranch);
        narration.step("delete " + BRANCH + " in all repositories: its namespace is gone, all of it", this::deleted);
    }

    private String branchPushed() throws Exception {
        String commit = world.repositories().push("catalog", BRANCH, "\"spring\"", "\"summer\"");
        feature = shop.awaitReady(BRANCH, CATALOG, commit);
        processes = shop.processes(feature);
        checkOrder();
        AppView billing = ShopView.app(feature, "shop.billing");
        check(
                billing.state() == AppState.EXTERNAL,
                "billing is " + billing.state().word());
        return "billing: " + billing.reason() + "\n"
                + feature.apps().stream()
                        .filter(app -> app.running().isPresent())
                        .map(DemoStory::addresses)
                        .collect(Collectors.joining("\n"));
    }

    /** Nothing was started before what it depends on was ready. */
    private void checkOrder() throws NotAsToldException {
        List<Event> events = world.events().of(feature.name());
        for (AppView app : feature.apps()) {
            for (String dependency : app.depends()) {
                int ready = index(events, dependency, Event.Kind.APP_READY);
                int started = index(events, app.id(), Event.Kind.APP_STARTING);
                check(ready >= 0 && ready < started, app.id() + " was started before " + dependency + " was ready");
            }
        }
    }

    private static int index(List<Event> events, String app, Event.Kind kind) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).app().equals(app) && events.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    private static String addresses(AppView app) {
        return app.url().orElse("") + "/  " + app.address().orElse("");
    }

    private String called() throws Exception {
        AppView frontend = ShopView.app(feature, FRONTEND);
        for (String address :
                List.of(frontend.url().orElseThrow(), frontend.address().orElseThrow())) {
            String page = visitor.get(address, "/");
            check(page.contains("<strong>summer</strong>"), "the page lacks the catalog's new edition:\n" + page);
            check(page.contains("39.50 €"), "the page lacks the basket's total:\n" + page);
            check(page.contains(Bank.STATUS), "the page lacks the bank's answer:\n" + page);
        }
        for (AppView app : feature.apps()) {
            if (app.running().isPresent()) {
                check(
                        visitor.get(app.url().orElseThrow(), "/process")
                                .equals(processes.get(app.id()).toString()),
                        app.url().orElseThrow() + " leads elsewhere");
            }
        }
        return "the page shows the catalog's edition 'summer', the basket's total and the bank's '" + Bank.STATUS + "'";
    }

    private String sold() throws Exception {
        visitor.post(ShopView.url(feature, LEDGER), "/sales", "teapot");
        String page = visitor.get(ShopView.url(feature, FRONTEND), "/");
        check(page.contains("Sold so far: 1."), "the page lacks the sale:\n" + page);
        sales = salesFile();
        check(Files.readString(sales).equals("teapot\n"), sales + " does not hold the sale");
        return "flow logs says where: " + sales;
    }

    private Path salesFile() throws Exception {
        StringBuilder printed = new StringBuilder();
        world.flow().logs(feature.name(), "ledger", 100, false, line -> printed.append(line)
                .append('\n'));
        return printed.toString()
                .lines()
                .filter(line -> line.contains("ledger keeps "))
                .map(line -> Path.of(line.substring(line.indexOf('/'))))
                .reduce((first, last) -> last)
                .orElseThrow(
                        () -> new NotAsToldException("the ledger's log does not say where its data are:\n" + printed));
    }

    private String secondRepository() throws Exception {
        String commit = world.repositories().push("frontend", BRANCH, "\"Welcome\"", "\"A warm welcome\"");
        feature = shop.awaitReady(BRANCH, FRONTEND, commit);
        String page = visitor.get(ShopView.url(feature, FRONTEND), "/");
        check(page.contains("A warm welcome"), "the page is not the new one:\n" + page);
        return onlyReplaced(FRONTEND);
    }

    /** Checks that of all processes only this app's is another. */
    private String onlyReplaced(String app) throws Exception {
        Map<String, Long> now = shop.processes(feature);
        TreeSet<String> replaced = new TreeSet<>(now.keySet());
        replaced.removeIf(each -> now.get(each).equals(processes.get(each)));
        check(replaced.equals(new TreeSet<>(List.of(app))), "replaced: " + replaced);
        String seen = app + ": process " + processes.get(app) + " → " + now.get(app) + "; all others are the same";
        processes = now;
        return seen;
    }

    private String testFails() throws Exception {
        Revision good = ShopView.app(feature, CATALOG).running().orElseThrow();
        String bad = world.repositories().push("catalog", BRANCH, "350", "-350");
        feature = shop.await(BRANCH, "catalog failed at " + bad, namespace -> namespace.apps(CATALOG).stream()
                .anyMatch(app -> app.state() == AppState.FAILED
                        && app.next().filter(next -> next.id().equals(bad)).isPresent()));
        AppView catalog = ShopView.app(feature, CATALOG);
        check(catalog.running().filter(good::equals).isPresent(), "catalog runs " + catalog.running());
        check(shop.processes(feature).equals(processes), "a process was replaced");
        check(visitor.get(ShopView.url(feature, FRONTEND), "/").contains("39.50 €"), "the page changed");
        return "runs " + good.shortId() + ", failed "
                + catalog.next().orElseThrow().shortId() + ": " + catalog.reason()
                + catalog.tail().stream().map(line -> "\n| " + line).collect(Collectors.joining());
    }

    private String fixed() throws Exception {
        String commit = world.repositories().push("catalog", BRANCH, "-350", "450");
        feature = shop.awaitReady(BRANCH, CATALOG, commit);
        check(visitor.get(ShopView.url(feature, FRONTEND), "/").contains("40.50 €"), "the page lacks the new price");
        return onlyReplaced(CATALOG);
    }

    private String dataSurvive() throws Exception {
        String commit = world.repositories().push("ledger", BRANCH, "ledger keeps", "the new ledger keeps");
        feature = shop.awaitReady(BRANCH, LEDGER, commit);
        String kept = visitor.get(ShopView.url(feature, LEDGER), "/sales");
        check(kept.equals("teapot\n"), "the ledger now holds '" + kept + "'");
        return onlyReplaced(LEDGER) + "\nstill sold: teapot";
    }

    private String secondBranch() throws Exception {
        String commit = world.repositories().push("catalog", OTHER_BRANCH, "\"spring\"", "\"winter\"");
        other = shop.awaitReady(OTHER_BRANCH, CATALOG, commit);
        check(visitor.get(ShopView.url(other, FRONTEND), "/").contains("<strong>winter</strong>"), "no winter edition");
        check(visitor.get(ShopView.url(other, LEDGER), "/sales").isEmpty(), "it sees the other one's data");
        check(
                visitor.get(ShopView.url(feature, FRONTEND), "/").contains("<strong>summer</strong>"),
                "no summer edition");
        check(shop.processes(feature).equals(processes), "a process of " + feature.name() + " was replaced");
        return "namespace " + other.name() + ": winter and nothing sold; " + feature.name() + ": summer, untouched\n"
                + addresses(ShopView.app(other, FRONTEND));
    }

    private String deleted() throws Exception {
        world.repositories().deleteEverywhere(BRANCH);
        shop.awaitGone(BRANCH);
        for (Map.Entry<String, Long> process : processes.entrySet()) {
            check(
                    !alive(process.getValue()),
                    "process " + process.getValue() + " of " + process.getKey() + " still runs");
        }
        for (AppView app : feature.apps()) {
            check(
                    app.running().isEmpty() || !visitor.answers(app.address().orElseThrow()),
                    app.id() + " still answers");
        }
        check(!Files.exists(sales), sales + " is still there");
        List<Path> left = left();
        check(left.isEmpty(), "still there: " + left);
        check(
                visitor.get(ShopView.url(other, FRONTEND), "/").contains("<strong>winter</strong>"),
                "the other is harmed");
        return processes.size() + " processes, their ports, files and data are gone; " + other.name() + " runs on";
    }

    private static boolean alive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** What is named after the namespace, but for the flow log, which stays. */
    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(world.home())) {
            return all.filter(path -> path.getFileName().toString().equals(feature.name()))
                    .filter(path -> !path.startsWith(world.home().resolve("log")))
                    .toList();
        }
    }

    private static void check(boolean held, String otherwise) throws NotAsToldException {
        if (!held) {
            throw new NotAsToldException(otherwise);
        }
    }
}
