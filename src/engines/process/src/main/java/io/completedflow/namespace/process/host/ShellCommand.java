package io.completedflow.namespace.process.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A shell command and all it is given.
 *
 * @param environment the whole of it; nothing is inherited
 * @param mark by which it and its children are found again
 * @param output where its output and errors are appended
 */
public record ShellCommand(
        String line,
        Path directory,
        Map<String, String> environment,
        String mark,
        Path output,
        Optional<Sandbox> sandbox) {}
