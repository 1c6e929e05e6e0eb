package io.completedflow.jenkins.index;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes {@code META-INF/services/annotations/NAME} for every annotation that is itself annotated with {@code @Indexed}, such as
 * {@code @Symbol} or {@code @Initializer}: the binary names of the classes that bear it or have a member that does, one per line, sorted.
 */
@SupportedAnnotationTypes("*")
public final class AnnotationIndexer extends AbstractProcessor {
    private static final String INDEXED = "org.jvnet.hudson.annotation_indexer.Indexed";

    private final SortedMap<String, SortedSet<String>> classesByAnnotation = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            if (isIndexed(annotation)) {
                add(annotation, round.getElementsAnnotatedWith(annotation));
            }
        }
        if (round.processingOver()) {
            classesByAnnotation.forEach(this::write);
        }
        return false;
    }

    private static boolean isIndexed(TypeElement annotation) {
        return annotation.getAnnotationMirrors().stream()
                .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
                .anyMatch(type -> type.getQualifiedName().contentEquals(INDEXED));
    }

    private void add(TypeElement annotation, Set<? extends Element> annotated) {
        SortedSet<String> classes = classesByAnnotation.computeIfAbsent(
                processingEnv.getElementUtils().getBinaryName(annotation).toString(), name -> new TreeSet<>());
        for (Element element : annotated) {
            classes.add(processingEnv
                    .getElementUtils()
                    .getBinaryName(typeOf(element))
                    .toString());
        }
    }

    private static TypeElement typeOf(Element element) {
        Element at = element;
        while (!(at instanceof TypeElement)) {
            at = at.getEnclosingElement();
        }
        return (TypeElement) at;
    }

    private void write(String annotation, SortedSet<String> classes) {
        String path = "META-INF/services/annotations/" + annotation;
        try (Writer index = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path)
                .openWriter()) {
            for (String name : classes) {
                index.write(name + "\n");
            }
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, path + " cannot be written: " + e);
        }
    }
}
