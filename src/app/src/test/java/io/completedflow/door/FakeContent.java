package io.completedflow.door;

import io.completedflow.log.Event;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.Overview;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An index page's content kept in memory. */
public final class FakeContent implements IndexContent {
    public final List<NamespaceView> namespaces = new CopyOnWriteArrayList<>();
    public final List<String> notices = new CopyOnWriteArrayList<>();
    public final List<Event> events = new CopyOnWriteArrayList<>();
    public final Map<String, Instant> nextUpdates = new ConcurrentHashMap<>();

    public volatile RuntimeException failure;

    @Override
    public Overview overview() {
        if (failure != null) {
            throw failure;
        }
        return new Overview("shop", "/git/shop.git", Optional.empty(), Instant.now(), namespaces, notices);
    }

    @Override
    public Map<String, Instant> nextUpdates() {
        return nextUpdates;
    }

    @Override
    public List<Event> lastEvents() {
        return events;
    }

    @Override
    public boolean writeProductLog(String product, Form form, Appendable out) throws IOException {
        out.append(product).append(" is followed\n");
        return product.equals("shop");
    }

    @Override
    public boolean writeLog(String namespace, Form form, Appendable out) throws IOException {
        boolean known = namespaces.stream().anyMatch(each -> each.name().equals(namespace));
        if (known) {
            out.append(form == Form.HTML ? "<!doctype html><title>log</title><p>ready</p>" : "ready\n");
        }
        return known;
    }
}
