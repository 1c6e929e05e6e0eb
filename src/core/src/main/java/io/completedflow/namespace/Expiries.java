package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decides which namespaces go or sleep since nobody has pushed to them or used them for long. */
record Expiries(FlowFile file, ProductState state, Collection<NamespaceRecord> records, Instant now) {
    ProductState decide(List<LifetimeDecision> decisions) {
        ProductState next = state;
        for (NamespaceRecord record : records) {
            Optional<Template> template = Optional.ofNullable(file.templates().get(record.template()));
            Optional<Duration> ttl = template.flatMap(Template::ttl).filter(over -> expired(record, over));
            Optional<Duration> sleepAfter = template.flatMap(Template::sleepAfter);
            if (ttl.isPresent()) {
                next = next.withTombstone(record.branch());
                decisions.add(new LifetimeDecision.Expire(
                        record.name(),
                        "no push and no use since " + lastSign(record) + ", its ttl is " + text(ttl.get())));
            } else if (!record.asleep()
                    && sleepAfter.filter(after -> idle(record, after)).isPresent()) {
                decisions.add(new LifetimeDecision.Sleep(
                        record.name(), "no push and no request for " + text(sleepAfter.get())));
            }
        }
        return next;
    }

    private boolean expired(NamespaceRecord record, Duration ttl) {
        return !record.standing() && idle(record, ttl);
    }

    private boolean idle(NamespaceRecord record, Duration time) {
        return !now.isBefore(lastSign(record).plus(time));
    }

    private Instant lastSign(NamespaceRecord record) {
        Instant last = record.lifetime().lastPush().isAfter(record.lifetime().lastUse())
                ? record.lifetime().lastPush()
                : record.lifetime().lastUse();
        Instant pushed = state.pushed().getOrDefault(record.branch(), last);
        return pushed.isAfter(last) ? pushed : last;
    }

    /** As in the flow file: {@code 14d}, {@code 2h}, {@code 90s}. */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
