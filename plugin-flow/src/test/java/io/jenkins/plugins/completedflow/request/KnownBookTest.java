package io.jenkins.plugins.completedflow.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the daemons told last is known, of nodes that are offline and after a restart too. */
class KnownBookTest {
    @TempDir
    private Path folder;

    private static KnownNamespace namespace(String node, String name, String json) {
        return new KnownNamespace(node, name, "shop", "/git/product.git", name, false, json);
    }

    @Test
    void whatWasToldIsKnownAfterARestart() {
        KnownBook book = new KnownBook(folder);
        book.all("south", List.of(namespace("south", "b", "{}"), namespace("south", "a", "{}")));
        book.all("north", List.of(namespace("north", "c", "{}")));

        assertThat(new KnownBook(folder).all()).extracting(KnownNamespace::name).containsExactly("c", "a", "b");
    }

    @Test
    void changesLeaveTheOthersAndTheOtherNodes() {
        KnownBook book = new KnownBook(folder);
        book.all("north", List.of(namespace("north", "a", "{}")));
        book.all("south", List.of(namespace("south", "a", "{}"), namespace("south", "b", "{}")));
        book.changed(
                "south", List.of(namespace("south", "c", "{}"), namespace("south", "b", "{\"x\":1}")), List.of("a"));

        assertThat(book.all())
                .containsExactly(
                        namespace("north", "a", "{}"),
                        namespace("south", "b", "{\"x\":1}"),
                        namespace("south", "c", "{}"));
        book.all("south", List.of());
        assertThat(new KnownBook(folder).all()).containsExactly(namespace("north", "a", "{}"));
    }
}
