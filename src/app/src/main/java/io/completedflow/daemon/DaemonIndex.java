package io.completedflow.daemon;

import io.completedflow.door.IndexContent;
import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import io.completedflow.log.file.FlowLogHtml;
import io.completedflow.log.file.FlowLogText;
import io.completedflow.reconcile.ProductStatus;
import io.completedflow.reconcile.Reconciler;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.Overview;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the front door's page shows: the namespaces of all products the daemon follows, as the reconciler's last turn left them. */
final class DaemonIndex implements IndexContent {
    private final Reconciler reconciler;
    private final StatusView views;
    private final EventLog log;
    private final RecentEvents recent;
    private final Supplier<Optional<String>> door;
    private final Clock clock;

    DaemonIndex(
            Reconciler reconciler,
            StatusView views,
            EventLog log,
            RecentEvents recent,
            Supplier<Optional<String>> door,
            Clock clock) {
        this.reconciler = reconciler;
        this.views = views;
        this.log = log;
        this.recent = recent;
        this.door = door;
        this.clock = clock;
    }

    @Override
    public Overview overview() {
        List<ProductStatus> products = List.copyOf(reconciler.products());
        List<NamespaceView> namespaces = reconciler.namespaces().values().stream()
                .map(views::view)
                .sorted(Comparator.comparing(NamespaceView::product).thenComparing(NamespaceView::name))
                .toList();
        return new Overview(
                joined(products.stream().map(ProductStatus::product)),
                joined(products.stream().map(ProductStatus::repository)),
                door.get(),
                clock.instant(),
                namespaces,
                products.stream().flatMap(product -> product.notices().stream()).toList());
    }

    private static String joined(Stream<String> words) {
        return words.filter(word -> !word.isEmpty()).sorted().collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, Instant> nextUpdates() {
        Map<String, Instant> next = new HashMap<>();
        reconciler.namespaces().forEach((name, status) -> status.nextUpdate().ifPresent(at -> next.put(name, at)));
        return next;
    }

    @Override
    public List<Event> lastEvents() {
        return recent.newestFirst();
    }

    @Override
    public boolean writeLog(String namespace, Form form, Appendable out) throws IOException {
        for (ProductStatus product : reconciler.products()) {
            try (Stream<Event> events = log.read(product.product(), namespace)) {
                List<Event> all = events.toList();
                if (!all.isEmpty()) {
                    write(all, namespace, form, out);
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean writeProductLog(String product, Form form, Appendable out) throws IOException {
        if (reconciler.products().stream().noneMatch(known -> known.product().equals(product))) {
            return false;
        }
        try (Stream<Event> events = log.read(product, "")) {
            List<Event> all = events.toList();
            if (!all.isEmpty()) {
                write(all, product, form, out);
            }
            return !all.isEmpty();
        }
    }

    private static void write(List<Event> events, String title, Form form, Appendable out) throws IOException {
        if (form == Form.HTML) {
            new FlowLogHtml(title, ZoneId.systemDefault()).write(events.stream(), out);
        } else {
            new FlowLogText(ZoneId.systemDefault()).write(events.stream(), out);
        }
    }
}
