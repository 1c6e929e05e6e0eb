package io.completedflow.config;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code update}: {@code realtime}, {@code {every: 15s}} or {@code {at: "03:30", zone: Europe/Paris}}. */
final class UpdatePolicyReader {
    static final TextShape RECURRENCE = new TextShape(
            Pattern.compile("^(([01][0-9]|2[0-3]):[0-5][0-9]|[^ ]+( [^ ]+){4})$"),
            100,
            "a time of day such as \"03:30\", or the five fields of a cron expression such as \"30 3 * * 1-5\"");

    private static final String FORMS = "write realtime, {every: 15s} or {at: \"03:30\", zone: Europe/Paris}";

    private UpdatePolicyReader() {}

    static Optional<UpdatePolicy> read(Value value) {
        if (value.is("realtime")) {
            return Optional.of(new UpdatePolicy.Realtime());
        }
        if (!value.isMapping()) {
            value.refuse("is none of the known policies", FORMS);
            return Optional.empty();
        }
        return value.section("update").flatMap(UpdatePolicyReader::read);
    }

    private static Optional<UpdatePolicy> read(Section section) {
        Optional<UpdatePolicy> every =
                section.get("every").flatMap(DurationReader::read).map(UpdatePolicy.Every::new);
        Optional<UpdatePolicy> at = section.get("at").flatMap(value -> at(value, section));
        Optional<Value> zone = section.get("zone");
        section.refuseUnknownKeys();
        if (section.has("every") == section.has("at")) {
            section.refuse("must have either 'every' or 'at'", FORMS);
        }
        if (zone.isPresent() && !section.has("at")) {
            section.refuse("has a 'zone' without 'at'", FORMS);
        }
        return every.or(() -> at);
    }

    private static Optional<UpdatePolicy> at(Value at, Section section) {
        Optional<String> cron = at.text(RECURRENCE).flatMap(text -> cron(at, text));
        Optional<ZoneId> zone = section.require("zone", "say whose time it is, as in 'zone: Europe/Paris'")
                .flatMap(UpdatePolicyReader::zone);
        return cron.flatMap(fields -> zone.map(place -> new UpdatePolicy.At(fields, place)));
    }

    private static Optional<String> cron(Value at, String text) {
        if (text.indexOf(' ') < 0) {
            int colon = text.indexOf(':');
            int hour = Integer.parseInt(text.substring(0, colon));
            int minute = Integer.parseInt(text.substring(colon + 1));
            return Optional.of(minute + " " + hour + " * * *");
        }
        try {
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                    .parse(text)
                    .validate();
            return Optional.of(text);
        } catch (IllegalArgumentException e) {
            at.refuse("is not a cron expression: " + e.getMessage(), "it must be " + RECURRENCE.description());
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(Value value) {
        Optional<String> text = value.text(TextShape.NOT_BLANK);
        try {
            return text.map(ZoneId::of);
        } catch (DateTimeException e) {
            String mend = NearestName.of(text.orElse(""), ZoneId.getAvailableZoneIds())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("write it as in Europe/Paris");
            value.refuse("is not a time zone", mend);
            return Optional.empty();
        }
    }
}
