package io.completedflow.source.git;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment variables git runs with. */
final class GitEnvironment {
    /** What of the user's own git variables matters when talking to a repository. */
    private static final List<String> KEPT = List.of(
            "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_SYSTEM",
            "GIT_CONFIG_NOSYSTEM",
            "GIT_CONFIG_COUNT",
            "GIT_CONFIG_KEY_",
            "GIT_CONFIG_VALUE_",
            "GIT_EXEC_PATH",
            "GIT_HTTP_",
            "GIT_PROXY_",
            "GIT_SSH_VARIANT",
            "GIT_SSL_");

    private static final String SSH_OPTIONS = " -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15"
            + " -o ServerAliveCountMax=4 -o ControlMaster=no";

    private final Map<String, String> user;
    private final Path home;

    GitEnvironment(Map<String, String> user, Path home) {
        this.user = Map.copyOf(user);
        this.home = home;
    }

    /** For work on mirrors and worktrees: no configuration but ours, so that content never depends on who runs it. */
    Map<String, String> local() {
        Map<String, String> environment = common();
        environment.keySet().removeIf(name -> name.startsWith("GIT_") && !name.equals("GIT_EXEC_PATH"));
        environment.put("HOME", "/dev/null");
        environment.put("XDG_CONFIG_HOME", "/dev/null");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_ATTR_NOSYSTEM", "1");
        environment.put("GIT_ALLOW_PROTOCOL", "");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        return environment;
    }

    /** For talking to a repository: the user's configuration, and nobody is ever asked anything. */
    Map<String, String> remote(Access access) {
        Map<String, String> environment = common();
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_ASKPASS", "");
        environment.put("SSH_ASKPASS_REQUIRE", "never");
        environment.put("GCM_INTERACTIVE", "never");
        environment.put("GIT_ALLOW_PROTOCOL", access.protocols());
        environment.put("GIT_SSH_COMMAND", sshCommand() + SSH_OPTIONS + access.sshOptions());
        environment.put("GIT_HTTP_LOW_SPEED_LIMIT", "1");
        environment.put("GIT_HTTP_LOW_SPEED_TIME", "60");
        environment.putAll(access.environment());
        return environment;
    }

    private String sshCommand() {
        if (user.containsKey("GIT_SSH_COMMAND")) {
            return user.get("GIT_SSH_COMMAND");
        }
        return user.containsKey("GIT_SSH") ? Access.quoted(user.get("GIT_SSH")) : "ssh";
    }

    /** Without what a hook or alias that started us would leave of its own repository. */
    private Map<String, String> common() {
        Map<String, String> environment = new HashMap<>(user);
        environment
                .keySet()
                .removeIf(name -> name.startsWith("GIT_") && KEPT.stream().noneMatch(name::startsWith));
        environment.remove("LANGUAGE");
        environment.put("LC_ALL", "C");
        Path parent = home.getParent();
        environment.put("GIT_CEILING_DIRECTORIES", parent == null ? home.toString() : parent.toString());
        return environment;
    }
}
