package io.completedflow.jenkins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one controller that all of them share. Its home is left in {@code target/jenkins-home} to look at. */
final class RunningController implements ParameterResolver {
    private static final Path HOME = Path.of("target", "jenkins-home").toAbsolutePath();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Controller.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RunningController.class))
                .getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class)
                .controller;
    }

    /** Ends with the tests. */
    private static final class Started implements AutoCloseable {
        private final Controller controller;

        Started() {
            try {
                OldFolder.delete(HOME);
                controller = Controller.start(Distribution.find(), Files.createDirectories(HOME), resource("casc.yaml"));
                createShop(controller.session("admin"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static void createShop(Session admin) throws IOException, InterruptedException {
            int status = admin.post("/createItem?name=shop", "application/xml", resource("shop.xml")).statusCode();
            if (status != 200) {
                throw new IOException("the folder shop was refused: " + status);
            }
        }

        @Override
        public void close() {
            controller.close();
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream resource = RunningController.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
