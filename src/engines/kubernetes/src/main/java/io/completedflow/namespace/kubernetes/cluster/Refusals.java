package io.completedflow.namespace.kubernetes.cluster;

import io.completedflow.namespace.kubernetes.cluster.ApiException.Reason;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words what an API server answered. */
final class Refusals {
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    /** Not what a quota, a pod security standard or a webhook says. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "User \"(?<user>[^\"]+)\" cannot (?<verb>\\w+) resource \"(?<resource>[^\"]+)\" in API group \"(?<group>[^\"]*)\""
                    + "(?: in the namespace \"(?<namespace>[^\"]+)\")?");

    private Refusals() {}

    /** @param what was asked, such as {@code apply Deployment web in namespace one} */
    static ApiException of(String what, KubernetesClientException failure) {
        String said =
                Optional.ofNullable(failure.getStatus()).map(Status::getMessage).orElseGet(() -> deepest(failure));
        int code = failure.getCode();
        if (code == HttpURLConnection.HTTP_FORBIDDEN) {
            // A right may be given at any time, and an API server that has just started knows none yet.
            Matcher missing = FORBIDDEN.matcher(said);
            return missing.find()
                    ? new ApiException(Reason.NOT_NOW, "cannot " + what + ": " + rule(missing), failure)
                    : new ApiException(Reason.REFUSED, "cannot " + what + ": " + said, failure);
        }
        if (code == HttpURLConnection.HTTP_CONFLICT) {
            return new ApiException(Reason.CONFLICT, "cannot " + what + ": " + conflict(said), failure);
        }
        if (code == HttpURLConnection.HTTP_NOT_FOUND) {
            return new ApiException(Reason.NOT_THERE, "cannot " + what + ": " + said, failure);
        }
        if (code == HttpURLConnection.HTTP_UNAUTHORIZED) {
            return new ApiException(
                    Reason.NOT_NOW, "cannot " + what + ": the cluster does not accept flow's credentials", failure);
        }
        if (code == HttpURLConnection.HTTP_BAD_REQUEST || code == UNPROCESSABLE) {
            return new ApiException(Reason.REFUSED, "cannot " + what + ": " + said, failure);
        }
        return new ApiException(
                Reason.NOT_NOW,
                "cannot " + what + " now: " + (code == TOO_MANY ? "the cluster is busy: " : "") + said,
                failure);
    }

    private static String rule(Matcher matcher) {
        String resource = matcher.group("resource");
        String group = matcher.group("group");
        String where = Optional.ofNullable(matcher.group("namespace"))
                .map(namespace -> " in namespace " + namespace)
                .orElse("");
        return matcher.group("user") + " may not " + matcher.group("verb") + " " + resource + where
                + "; add this rule to its ClusterRole: {apiGroups: [\"" + group + "\"], resources: [\"" + resource
                + "\"], verbs: [\"" + matcher.group("verb") + "\"]}";
    }

    /** Whether the fields in conflict were all set by this program itself, when it put them back. */
    static boolean onlyOwnConflicts(KubernetesClientException failure) {
        List<StatusCause> causes = Optional.ofNullable(failure.getStatus())
                .map(Status::getDetails)
                .map(StatusDetails::getCauses)
                .orElse(List.of());
        return failure.getCode() == HttpURLConnection.HTTP_CONFLICT
                && !causes.isEmpty()
                && causes.stream().allMatch(cause -> cause.getMessage().contains("\"" + Marks.MANAGER + "\""));
    }

    private static String conflict(String said) {
        return said.contains("conflict with")
                ? said + "; the other manager is to leave the fields alone, or set the template's 'drift: heal'"
                : said;
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
