package io.completedflow.cli;

import picocli.CommandLine.Parameters;

/** Which namespace. */
final class NameParameter {
    @Parameters(paramLabel = "NAME", description = "Name of the namespace, or full name of its branch.")
    private String name;

    String value() {
        return name;
    }
}
