package io.completedflow.cli;

import io.completedflow.config.FlowFile;
import io.completedflow.validation.FlowFileValidation;
import io.completedflow.view.Json;
import io.completedflow.view.Overview;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads the classes that commands use, for the launcher to keep in its class-data-sharing archive. */
@Command(name = "warm-up", hidden = true, description = "Load what commands use.")
final class WarmUpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        spec.root().commandLine().getSubcommands().values().forEach(command -> command.getUsageMessage(Ansi.OFF));
        FlowFileValidation.of(FlowFile.NAME, "product: shop");
        String json = Json.INDENTED.writeValueAsString(
                new Overview("shop", "", Optional.empty(), Instant.EPOCH, List.of(), List.of()));
        Json.COMPACT.readValue(json, Overview.class);
        return ExitCode.OK.status();
    }
}
