package io.completedflow.jenkins.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes a class {@code Messages} for every package with a class to compile and a resource {@code Messages.properties}, which must have been
 * copied to where the classes go. What is wrong with the resource is a compiler error.
 */
@SupportedAnnotationTypes("*")
public final class MessagesGenerator extends AbstractProcessor {
    private final Set<String> packages = new HashSet<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            PackageElement itsPackage = processingEnv.getElementUtils().getPackageOf(root);
            if (itsPackage != null && packages.add(itsPackage.getQualifiedName().toString())) {
                generate(itsPackage.getQualifiedName().toString(), root);
            }
        }
        return false;
    }

    private void generate(String itsPackage, Element root) {
        try {
            Optional<Properties> texts = read(itsPackage);
            if (texts.isPresent()) {
                String source = new MessagesSource(itsPackage, texts.get()).write();
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile(itsPackage + ".Messages", root)
                        .openWriter()) {
                    writer.write(source);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            String resource = itsPackage.replace('.', '/') + "/Messages.properties";
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, resource + ": " + e.getMessage());
        }
    }

    private Optional<Properties> read(String itsPackage) throws IOException {
        Properties texts = new Properties();
        try (InputStream resource = processingEnv
                .getFiler()
                .getResource(StandardLocation.CLASS_OUTPUT, itsPackage, "Messages.properties")
                .openInputStream()) {
            texts.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
            return Optional.of(texts);
        } catch (NoSuchFileException noMessages) {
            return Optional.empty();
        }
    }
}
