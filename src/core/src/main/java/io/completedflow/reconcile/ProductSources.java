package io.completedflow.reconcile;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Template;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.RevisionChoice;
import io.completedflow.namespace.UpdateSchedule;
import io.completedflow.source.Listing;
import io.completedflow.source.RepositoryAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Where a product comes from: the flow file in force, and the repositories it names. Lives on the loop's thread. */
final class ProductSources {
    private final String repository;
    private final Engines engines;
    private final RepositorySet repositories;
    private final FlowFiles files;
    private final TrunkFile trunk;
    private final Map<Template, UpdateSchedule> schedules = new HashMap<>();
    private final Map<String, String> resolved = new HashMap<>();
    private Optional<String> followed = Optional.empty();
    private boolean following;

    /**
     * @param flowFileCommit of the flow file that was in force before this program was started
     * @param changed run when there is something new
     */
    ProductSources(String repository, Optional<String> flowFileCommit, Ports ports, Runnable changed) {
        this.repository = repository;
        this.engines = ports.engines();
        this.repositories = new RepositorySet(ports, changed);
        this.files = new FlowFiles(repository, ports.repositories(), ports.loop(), changed);
        this.trunk = new TrunkFile(files, flowFileCommit, (kind, message) -> ports.tell(product(), "", kind, message));
        repositories.follow("", Set.of(repository), Duration.ZERO);
    }

    /** From now on polls. */
    void follow() {
        following = true;
    }

    boolean following() {
        return following;
    }

    /** Address of the product repository. */
    String repository() {
        return repository;
    }

    RepositorySet repositories() {
        return repositories;
    }

    FlowFiles files() {
        return files;
    }

    TrunkFile trunk() {
        return trunk;
    }

    /** The flow file in force. */
    Optional<FlowFile> file() {
        return trunk.inForce().flatMap(FlowFiles.Read::file);
    }

    /** The product's name; empty until its flow file could be read. */
    String product() {
        return file().map(FlowFile::product).orElse("");
    }

    /** Takes the newest usable flow file, and the repositories it names. */
    void keepUp() {
        trunk.update(listing());
        Optional<FlowFile> file = file();
        Optional<String> commit = trunk.inForce().map(FlowFiles.Read::commit);
        if (!commit.equals(followed)) {
            followed = commit;
            resolved.clear();
            schedules.clear();
            file.ifPresent(
                    fresh -> fresh.templates().values().forEach(template -> engines.expect(repository, template)));
        }
        if (file.isPresent()) {
            Duration often = following ? pollInterval(file.get()) : Duration.ZERO;
            repositories.follow(file.get().product(), addresses(file.get()), often);
        } else if (following) {
            repositories.follow("", Set.of(repository), UpdateSchedule.REALTIME_INTERVAL);
        }
    }

    /** How often the repositories are listed. */
    Duration pollInterval() {
        return file().map(this::pollInterval).orElse(UpdateSchedule.REALTIME_INTERVAL);
    }

    private Duration pollInterval(FlowFile file) {
        return file.templates().values().stream()
                .map(template -> schedule(template).pollInterval())
                .min(Comparator.naturalOrder())
                .orElse(UpdateSchedule.REALTIME_INTERVAL);
    }

    /** When namespaces of a template of the file in force take newer revisions. */
    UpdateSchedule schedule(Template template) {
        return schedules.computeIfAbsent(template, each -> UpdateSchedule.of(each.update()));
    }

    private Set<String> addresses(FlowFile file) {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(repository);
        file.apps().forEach(app -> address(app).ifPresent(addresses::add));
        return addresses;
    }

    private Optional<String> address(App app) {
        return app.repo()
                .map(written ->
                        resolved.computeIfAbsent(written, relative -> RepositoryAddress.resolve(repository, relative)));
    }

    /** The product repository's newest listing. */
    Optional<Listing> listing() {
        return repositories.listing(repository);
    }

    /** The product repository's commit of a branch, if it has that. */
    Optional<String> branchCommit(String branch) {
        return listing().map(Listing::branches).map(branches -> branches.get(branch));
    }

    /** The newest revisions for a namespace, as far as the listings tell. */
    RevisionChoice choice(NamespaceRecord record, FlowFile file, Template template) {
        return RevisionChoice.of(
                file,
                template,
                record.branch(),
                this::address,
                repositories.listings(),
                record.deployment().taken());
    }

    /** The apps that a name means, or the address of a repository, however it is written there; with the addresses of theirs. */
    Map<AppId, String> appsMeant(FlowFile file, String of) {
        Map<AppId, String> byName = appsWhere(
                file, (id, address) -> id.toString().equals(of) || id.app().equals(of));
        if (!byName.isEmpty()) {
            return byName;
        }
        Map<AppId, String> byAddress = appsWhere(file, (id, address) -> address.equals(of));
        return byAddress.isEmpty()
                ? appsWhere(file, (id, address) -> name(address).equals(name(of)))
                : byAddress;
    }

    private Map<AppId, String> appsWhere(FlowFile file, BiPredicate<AppId, String> wanted) {
        Map<AppId, String> apps = new LinkedHashMap<>();
        file.apps().forEach(app -> address(app)
                .filter(address -> wanted.test(app.id(), address))
                .ifPresent(address -> apps.put(app.id(), address)));
        return apps;
    }

    /** Whether an address means the product repository, however it is written there. */
    boolean isOwn(String of) {
        return name(of).equals(name(repository));
    }

    /** The addresses that a hook may mean by this one: however it is written there, its last part is the same. */
    List<String> meant(String of) {
        return repositories.addresses().stream()
                .filter(address -> name(address).equals(name(of)))
                .toList();
    }

    private static String name(String address) {
        String path = address.replaceAll("/+$", "").replaceAll("/\\.git$|\\.git$", "");
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    /** What a person should know: an unusable flow file, repositories that do not answer. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        trunk.problems().forEach(problem -> notices.add("the newest flow file cannot be used: " + problem));
        trunk.obstacles().forEach(obstacle -> notices.add("the flow file cannot be read: " + obstacle));
        trunk.absence().ifPresent(notices::add);
        notices.addAll(repositories.failures());
        return notices;
    }
}
