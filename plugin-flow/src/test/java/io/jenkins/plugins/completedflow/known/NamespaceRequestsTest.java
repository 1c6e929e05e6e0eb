package io.jenkins.plugins.completedflow.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequest.Kind;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import org.junit.jupiter.api.Test;

class NamespaceRequestsTest {
    @Test
    void bringsUpToDateByTheTemplateThatItHas() {
        FlowRequest request = NamespaceRequests.of(namespace("feature/1", false), Kind.CREATE);

        assertThat(request.kind()).isEqualTo(Kind.CREATE);
        assertThat(request.branch()).isEqualTo("feature/1");
        assertThat(request.template()).isEqualTo("dev");
        assertThat(request.commit()).as("the newest").isEmpty();
    }

    @Test
    void deletesAStandingEnvironmentByItsName() {
        FlowRequest request = NamespaceRequests.of(namespace("staging1-a", true), Kind.DELETE);

        assertThat(request.kind()).isEqualTo(Kind.ENVIRONMENT_DELETE);
        assertThat(request.branch()).isEqualTo("name");
    }

    @Test
    void neverRunsAForksCodeAnew() {
        KnownNamespace fork = namespace("PR-12:git.example.test/shop/web", false);

        assertThatThrownBy(() -> NamespaceRequests.of(fork, Kind.CREATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fork's pull request");
        assertThat(NamespaceRequests.of(fork, Kind.DELETE).fork()).isTrue();
    }

    @Test
    void asksEachTimeAnew() {
        KnownNamespace namespace = namespace("feature/1", false);

        assertThat(NamespaceRequests.of(namespace, Kind.SLEEP).id())
                .isNotEqualTo(NamespaceRequests.of(namespace, Kind.SLEEP).id());
    }

    private static KnownNamespace namespace(String branch, boolean standing) {
        return new KnownNamespace(
                "north",
                "name",
                "shop",
                "https://git.example.test/shop.git",
                branch,
                standing,
                "{\"template\":\"dev\"}");
    }
}
