package io.completedflow.namespace.kubernetes.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.kubernetes.cluster.ApiException.Reason;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void aForbiddenVerbIsNamedWithTheRuleToAdd() {
        ApiException refusal = refusal(
                403,
                "deployments.apps is forbidden: User \"system:serviceaccount:flow:flow\" cannot patch resource"
                        + " \"deployments\" in API group \"apps\" in the namespace \"one\"");
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_NOW);
        assertThat(refusal)
                .hasMessage("cannot apply Deployment web: system:serviceaccount:flow:flow may not patch deployments in"
                        + " namespace one; add this rule to its ClusterRole: {apiGroups: [\"apps\"], resources:"
                        + " [\"deployments\"], verbs: [\"patch\"]}");
    }

    @Test
    void whoRefusesOtherwiseSaysItself() {
        String said = "admission webhook \"policy.test\" denied the request: no latest tags";
        assertThat(refusal(403, said)).hasMessage("cannot apply Deployment web: " + said);
    }

    @Test
    void anotherManagersFieldIsNamed() {
        ApiException refusal = refusal(409, "Apply failed with 1 conflict: conflict with \"kubectl\": .spec.replicas");
        assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refusal).hasMessageContaining("conflict with \"kubectl\": .spec.replicas");
    }

    @Test
    void whatMayBeDoneLaterIsNoRefusal() {
        assertThat(refusal(429, "too many requests").reason()).isEqualTo(Reason.NOT_NOW);
        assertThat(refusal(500, "etcdserver: leader changed").reason()).isEqualTo(Reason.NOT_NOW);
        assertThat(refusal(401, "Unauthorized").reason()).isEqualTo(Reason.NOT_NOW);
        KubernetesClientException broken = new KubernetesClientException("", new ConnectException("refused"));
        assertThat(Refusals.of("apply Deployment web", broken))
                .hasMessage("cannot apply Deployment web now: refused")
                .extracting(ApiException::reason)
                .isEqualTo(Reason.NOT_NOW);
    }

    private static ApiException refusal(int code, String message) {
        return Refusals.of(
                "apply Deployment web",
                new KubernetesClientException(
                        message, code, new StatusBuilder().withMessage(message).build()));
    }
}
