package io.completedflow.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads one app. */
final class AppReader {
    private static final int HIGHEST_PORT = 65_535;
    static final Pattern WITH_USER = Pattern.compile("^[^/]*//[^/]*@");

    Optional<App> read(String group, Section.Entry entry) {
        AppId id = new AppId(group, entry.name());
        return entry.value().section("app " + id).map(section -> read(id, entry, section));
    }

    private static App read(AppId id, Section.Entry entry, Section section) {
        App app = new App(
                id,
                section.get("repo").flatMap(RepositoryAddressReader::read),
                section.get("path").flatMap(Folder::read).orElse(""),
                section.get("image").flatMap(value -> value.text(TextShape.IMAGE)),
                command(section, "build"),
                command(section, "test"),
                command(section, "run"),
                command(section, "seed"),
                section.get("port").map(value -> value.number(1, HIGHEST_PORT)).orElse(OptionalInt.empty()),
                section.get("health").flatMap(HealthReader::read).orElse(Health.DEFAULT),
                References.list(section.get("depends"), TextShape.REFERENCE),
                section.get("omitFromDeploy").flatMap(Value::flag).orElse(false),
                References.names(section.get("omitFromNamespaces")),
                section.get("external").flatMap(AppReader::external),
                EnvironmentReader.variables(section.get("env")),
                EnvironmentReader.secrets(section.get("secrets")),
                section.get("autoDeploy").flatMap(Value::flag).orElse(true),
                section.get("isolation")
                        .flatMap(value -> value.choice(Words.ISOLATION))
                        .orElse(Isolation.NONE),
                KubernetesAppReader.read(section),
                entry.where());
        section.refuseUnknownKeys();
        refuseWhatCannotBeDeployed(section);
        app.secrets().keySet().stream()
                .filter(app.env()::containsKey)
                .forEach(
                        name -> section.refuse("sets " + name + " both in 'env' and in 'secrets'", "keep one of them"));
        return app;
    }

    private static Optional<String> command(Section section, String key) {
        return section.get(key).flatMap(value -> value.text(TextShape.NOT_BLANK));
    }

    private static Optional<URI> external(Value value) {
        Optional<String> text = value.text(TextShape.EXTERNAL);
        Optional<URI> uri = text.flatMap(AppReader::parse);
        if (text.isPresent() && uri.isEmpty()) {
            value.refuse("must be " + TextShape.EXTERNAL.description(), "");
        }
        if (uri.isPresent() && WITH_USER.matcher(text.get()).find()) {
            value.refuse("may not hold a user or password", "give the apps that call it the password as a secret");
        }
        return uri;
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void refuseWhatCannotBeDeployed(Section section) {
        boolean elsewhere = section.has("external")
                || section.get("omitFromDeploy").filter(Value::isTrue).isPresent();
        if (!section.has("run") && !section.has("image") && !section.has("manifests") && !elsewhere) {
            section.refuse(
                    "has neither 'run' nor 'image', so it cannot be deployed",
                    "add one of them, or say 'omitFromDeploy: true'");
        }
        for (String key : new String[] {"run", "build", "test", "seed"}) {
            boolean inImage = section.has("image") && (key.equals("run") || key.equals("seed"));
            if (section.has(key) && !section.has("repo") && !inImage) {
                section.refuse("has '" + key + "' but no 'repo' to do it in", "add the address of its repository");
                return;
            }
        }
    }
}
