package io.completedflow.namespace.process.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.namespace.BuildPin;
import io.completedflow.namespace.Deployment;
import io.completedflow.namespace.Lifetime;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.Origin;
import io.completedflow.source.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateJsonTest {
    private static final Instant MADE = Instant.parse("2026-11-21T10:00:00Z");
    private static final AppId WEB = AppId.parse("shop.web");
    private static final AppId API = AppId.parse("shop.api");
    private static final NamespaceRecord RECORD = new NamespaceRecord(
            new Origin("feature-1", "shop", "/git/shop.git", "feature/1", "dev", false, "flow@host"),
            new Deployment(
                    Optional.of("c0ffee"),
                    Map.of(WEB, new Revision("/git/web.git", "feature/1", "abc")),
                    MADE.plusSeconds(3),
                    Set.of(WEB),
                    Map.of(API, new Revision("/git/api.git", "main", "def")),
                    Map.of(API, new BuildPin("shop/api/feature%2F1", 7, Optional.empty(), true))),
            new Lifetime(
                    MADE,
                    MADE.plusSeconds(1),
                    MADE.plusSeconds(2),
                    true,
                    Optional.of(MADE.plusSeconds(4)),
                    "branch feature/1 is gone"));

    /** As it is on disks: to be read by this program and all later ones. */
    private static final String WRITTEN = """
            {
              "schema" : 1,
              "record" : {
                "name" : "feature-1",
                "product" : "shop",
                "productRepository" : "/git/shop.git",
                "branch" : "feature/1",
                "template" : "dev",
                "standing" : false,
                "writer" : "flow@host",
                "flowFileCommit" : "c0ffee",
                "taken" : {
                  "shop.web" : {
                    "source" : "/git/web.git",
                    "ref" : "feature/1",
                    "id" : "abc"
                  }
                },
                "takenAt" : "2026-11-21T10:00:03Z",
                "only" : [ "shop.web" ],
                "pins" : {
                  "shop.api" : {
                    "source" : "/git/api.git",
                    "ref" : "main",
                    "id" : "def"
                  }
                },
                "builds" : {
                  "shop.api" : {
                    "job" : "shop/api/feature%2F1",
                    "build" : 7,
                    "over" : null,
                    "holds" : true
                  }
                },
                "createdAt" : "2026-11-21T10:00:00Z",
                "lastPush" : "2026-11-21T10:00:01Z",
                "lastUse" : "2026-11-21T10:00:02Z",
                "asleep" : true,
                "deleteAt" : "2026-11-21T10:00:04Z",
                "deleteReason" : "branch feature/1 is gone"
              },
              "deleting" : false,
              "keepData" : false
            }""";

    @TempDir
    private Path folder;

    private final StateJson json = new StateJson(new Disk());

    @Test
    void aNamespaceIsWrittenFlat() throws IOException {
        Path file = folder.resolve("namespace.json");
        json.write(file, NamespaceState.of(RECORD));
        assertThat(file).hasContent(WRITTEN);
    }

    @Test
    void aNamespaceIsReadFromTheDisk() throws IOException {
        Path file = Files.writeString(folder.resolve("namespace.json"), WRITTEN);
        assertThat(json.read(file, NamespaceState.SCHEMA, NamespaceState.class)).isEqualTo(NamespaceState.of(RECORD));
    }

    @Test
    void aNamespaceOfAProgramThatKnewNoBuildsHasNone() throws IOException {
        String older = WRITTEN.replaceFirst("(?s)\"builds\" : \\{.*?\\n {4}},\\n", "");
        assertThat(older).doesNotContain("builds");
        Path file = Files.writeString(folder.resolve("namespace.json"), older);
        NamespaceState read = json.read(file, NamespaceState.SCHEMA, NamespaceState.class);
        assertThat(read.record().deployment().builds()).isEmpty();
    }
}
