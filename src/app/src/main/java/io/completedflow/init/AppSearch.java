package io.completedflow.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for apps in a product's work tree and in the repositories beside it. */
public final class AppSearch {
    /** Leaves room in a DNS label for a number behind it. */
    private static final int LONGEST = 60;

    private final Path product;

    /** @param product top folder of the product's work tree */
    public AppSearch(Path product) {
        this.product = product;
    }

    /** The apps found: in the work tree itself, in its folders if it holds none, and in the work trees beside it. */
    public List<FoundApp> apps() throws IOException {
        List<FoundApp> found = new ArrayList<>(inRepository(product, "."));
        SiblingAddress address = new SiblingAddress(product);
        Path parent = product.getParent();
        if (parent != null) {
            for (Path sibling : folders(parent)) {
                if (!sibling.equals(product) && Files.exists(sibling.resolve(".git"))) {
                    found.addAll(inRepository(sibling, address.of(sibling)));
                }
            }
        }
        return found;
    }

    /** What a folder suggests, if it holds an app. */
    public static Optional<Suggestion> suggestion(Path folder) throws IOException {
        Optional<BuildFile> buildFile = BuildFile.in(folder);
        return buildFile.isPresent()
                ? Optional.of(buildFile.get().read(folder.resolve(buildFile.get().fileName)))
                : JavaSources.in(folder).suggestion();
    }

    /** A text as a DNS label; {@code app} if nothing of it can be kept. */
    public static String label(String text) {
        String label = text.toLowerCase(Locale.ROOT)
                .replaceAll("\\.git$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = label.length() > LONGEST ? label.substring(0, LONGEST).replaceAll("-+$", "") : label;
        return cut.isEmpty() ? "app" : cut;
    }

    private static List<FoundApp> inRepository(Path top, String address) throws IOException {
        Optional<Suggestion> whole = suggestion(top);
        if (whole.isPresent()) {
            return List.of(new FoundApp(label(top.getFileName().toString()), address, "", whole.get()));
        }
        List<FoundApp> found = new ArrayList<>();
        for (Path folder : folders(top)) {
            String name = folder.getFileName().toString();
            suggestion(folder).ifPresent(each -> found.add(new FoundApp(label(name), address, name, each)));
        }
        return found;
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(each -> !each.getFileName().toString().startsWith("."))
                    .filter(Files::isReadable)
                    .sorted()
                    .toList();
        }
    }
}
