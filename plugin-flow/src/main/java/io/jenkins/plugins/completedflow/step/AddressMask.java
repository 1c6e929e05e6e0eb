package io.jenkins.plugins.completedflow.step;

import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.util.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Replaces the secrets of addresses in what a block logs, on agents too; {@link Secret} is saved encrypted with a waiting build. */
final class AddressMask extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String MASKED = "****";

    private final ArrayList<Secret> secrets = new ArrayList<>();

    AddressMask(Collection<String> addresses) {
        addresses.stream()
                .flatMap(address -> UrlSecrets.of(address).stream())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Secret::fromString)
                .forEach(secrets::add);
    }

    @Override
    @SuppressWarnings("rawtypes") // So is what it overrides.
    public OutputStream decorateLogger(Run build, OutputStream logger) {
        List<String> texts = secrets.stream().map(Secret::getPlainText).toList();
        return texts.isEmpty() ? logger : new Masking(logger, texts);
    }

    /** Line by line, since a secret may come in pieces; UTF-8, as Pipelines log. */
    private static final class Masking extends LineTransformationOutputStream {
        private final OutputStream target;
        private final List<String> secrets;

        Masking(OutputStream target, List<String> secrets) {
            this.target = target;
            this.secrets = secrets;
        }

        @Override
        protected void eol(byte[] bytes, int length) throws IOException {
            String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
            String masked = line;
            for (String secret : secrets) {
                masked = masked.replace(secret, MASKED);
            }
            if (masked.equals(line)) {
                target.write(bytes, 0, length);
            } else {
                target.write(masked.getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public void close() throws IOException {
            super.close();
            target.close();
        }
    }
}
