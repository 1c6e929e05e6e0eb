package io.completedflow.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code health}: a path ({@code /health}), {@code tcp} or {@code process}; or a map with at most one of {@code http}, {@code command},
 * {@code tcp: true} and {@code process: true}, and {@code deadline} and {@code interval}.
 */
final class HealthReader {
    private static final String FORMS = "write a path such as /health, tcp, process, or {command: …}";

    private HealthReader() {}

    static Optional<Health> read(Value value) {
        return value.isMapping() ? value.section("health").map(HealthReader::read) : shortForm(value);
    }

    private static Optional<Health> shortForm(Value value) {
        Health standard = Health.DEFAULT;
        return probe(value).map(probe -> new Health(probe, standard.deadline(), standard.interval()));
    }

    private static Optional<Health.Probe> probe(Value value) {
        if (value.is("tcp")) {
            return Optional.of(new Health.Probe.Tcp());
        }
        if (value.is("process")) {
            return Optional.of(new Health.Probe.Alive());
        }
        Optional<String> text = value.text(TextShape.ANY);
        if (text.isPresent() && !text.get().startsWith("/")) {
            value.refuse("is none of the known checks", FORMS);
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : http(value);
    }

    private static Optional<Health.Probe> http(Value value) {
        return value.text(TextShape.HTTP_PATH).map(Health.Probe.Http::new);
    }

    private static Health read(Section section) {
        List<Health.Probe> probes = new ArrayList<>();
        section.get("http").flatMap(HealthReader::http).ifPresent(probes::add);
        section.get("command")
                .flatMap(value -> value.text(TextShape.NOT_BLANK))
                .map(Health.Probe.Command::new)
                .ifPresent(probes::add);
        section.get("tcp").filter(HealthReader::chosen).ifPresent(value -> probes.add(new Health.Probe.Tcp()));
        section.get("process").filter(HealthReader::chosen).ifPresent(value -> probes.add(new Health.Probe.Alive()));
        if (probes.size() > 1) {
            section.refuse("asks for more than one check", "keep one of http, command, tcp and process");
        }
        Duration deadline =
                section.get("deadline").flatMap(DurationReader::read).orElse(Health.DEFAULT.deadline());
        Duration interval =
                section.get("interval").flatMap(DurationReader::read).orElse(Health.DEFAULT.interval());
        section.refuseUnknownKeys();
        return new Health(probes.isEmpty() ? Health.DEFAULT.probe() : probes.get(0), deadline, interval);
    }

    private static boolean chosen(Value value) {
        if (!value.isTrue()) {
            value.refuse("can only be true", "leave it out to check something else");
        }
        return value.isTrue();
    }
}
