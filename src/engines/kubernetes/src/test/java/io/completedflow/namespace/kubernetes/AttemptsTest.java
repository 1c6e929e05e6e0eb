package io.completedflow.namespace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is begun, and what is forgiven. */
class AttemptsTest {
    @Test
    void forgivesInANamespaceInWhichNothingWasTriedYet() {
        List<String> changed = new ArrayList<>();
        Attempts attempts = new Attempts(Clock.systemUTC(), changed::add);
        AppKey web = new AppKey("feature-132", new AppId("shop", "web"));

        attempts.forgive(web);

        assertThat(attempts.forgiven(web)).isTrue();
        assertThat(attempts.in("feature-132")).isEmpty();
        assertThat(changed).containsExactly("feature-132");
    }
}
