package io.completedflow.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.cli.FakeFlow;
import io.completedflow.cli.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who works in a home when several want to. */
class HomeFlowsTest {
    private final HomeFlows flows = new HomeFlows(System.err, "1");
    private Home home;
    private Place place;

    @BeforeEach
    void choosePlace(@TempDir Path folder) {
        home = new Home(folder.resolve("home"));
        place = new Place(home.path(), folder.resolve("product.git").toString());
    }

    @Test
    void theLockOfAnotherProcessNamesIt() throws IOException {
        try (OtherFlow other = OtherFlow.holding(home.path())) {
            assertThatThrownBy(() -> HomeLock.acquire(home, "me"))
                    .isInstanceOf(HomeLock.HeldException.class)
                    .hasMessageContainingAll(home.path().toString(), "the other flow");
            other.kill();
            HomeLock.acquire(home, "me").close();
        }
    }

    @Test
    void theLockIsHeldWithinOneProcessToo() throws IOException {
        try (HomeLock first = HomeLock.acquire(home, "first")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> HomeLock.acquire(home, "second")).hasMessageContaining("first");
        }
        HomeLock.acquire(home, "second").close();
    }

    @Test
    void theHomeIsForItsUserAlone() throws IOException {
        HomeLock.acquire(home, "me").close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void whereADaemonRunsItIsAsked() throws Exception {
        FakeFlow answering = new FakeFlow();
        try (OtherFlow other = OtherFlow.holding(home.path());
                ControlServer server =
                        new ControlServer(home, (repository, branch) -> {}, repository -> answering, new FakeDesk());
                Flow flow = flows.open(place)) {
            assertThat(other).isNotNull();
            assertThat(server).isNotNull();
            assertThat(flow.overview()).isEqualTo(Samples.overview());
        }
    }

    @Test
    void whereAnotherWorksWithoutASocketItIsNamed() throws IOException {
        try (OtherFlow other = OtherFlow.holding(home.path())) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> flows.open(place)).isInstanceOfSatisfying(FlowException.class, e -> {
                assertThat(e.kind()).isEqualTo(FlowException.Kind.LOCKED);
                assertThat(e.getMessage()).contains("the other flow");
            });
            assertThatThrownBy(() -> flows.watch(place, WatchOptions.atPort(0), event -> {}))
                    .isInstanceOfSatisfying(
                            FlowException.class, e -> assertThat(e.kind()).isEqualTo(FlowException.Kind.LOCKED));
        }
    }

    @Test
    void whatAKilledDaemonLeftIsClearedAway() throws Exception {
        home.created();
        Files.writeString(home.port(), "1\n");
        Files.writeString(home.token(), "0123\n");

        try (Flow flow = flows.open(place)) {
            assertThat(flow).isInstanceOf(LocalFlow.class);
            assertThat(home.port()).doesNotExist();
            assertThat(home.token()).doesNotExist();
        }
    }
}
