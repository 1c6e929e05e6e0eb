package io.completedflow.namespace.process;

import java.util.List;

/**
 * Why a process is no good.
 *
 * @param reason in words, such as {@code crashed with exit status 3}
 * @param tail the last lines of its output
 */
record Trouble(String reason, List<String> tail) {}
