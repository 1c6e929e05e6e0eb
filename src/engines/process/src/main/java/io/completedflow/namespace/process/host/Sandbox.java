package io.completedflow.namespace.process.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sandboxed process may touch: it sees the file system read-only, without the {@code hidden} folder and with a {@code /tmp} of
 * its own, but for the {@code writable} folders. It sees no processes but those it starts, and shares no memory with others. The network is
 * the machine's.
 *
 * <p>What leads the session is a process outside that waits for those within. It does not end them when it is ended, nor when we are: apps
 * outlive us, and whoever ends one looks for all that came of it.
 *
 * @param hidden a folder whose content it does not see, other than what is writable in it
 */
public record Sandbox(Path hidden, List<Path> writable) {
    /** The command that runs another within this sandbox. */
    List<String> command(Path bubblewrap, Path directory) {
        List<String> command = new ArrayList<>(List.of(bubblewrap.toString(), "--ro-bind", "/", "/"));
        command.addAll(List.of("--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"));
        command.addAll(List.of("--unshare-pid", "--unshare-ipc"));
        command.addAll(List.of("--tmpfs", hidden.toString()));
        for (Path folder : writable) {
            command.addAll(List.of("--bind", folder.toString(), folder.toString()));
        }
        command.addAll(List.of("--cap-drop", "ALL", "--chdir", directory.toString(), "--"));
        return command;
    }
}
