package io.completedflow.jenkins.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationIndexerTest {
    @TempDir
    Path classes;

    @Test
    void namesTheClassOfEveryAnnotatedTypeAndMember() throws IOException {
        String said = compilation()
                .with(
                        "a.Outer",
                        "package a; public class Outer { @b.Symbol static class Inner {} @b.Symbol void call() {} }")
                .with("a.Field", "package a; class Field { @b.Symbol int field; }")
                .run(new AnnotationIndexer());

        assertThat(said).isEmpty();
        assertThat(classes.resolve("META-INF/services/annotations/b.Symbol"))
                .hasContent("a.Field\na.Outer\na.Outer$Inner\n");
    }

    @Test
    void leavesAnnotationsAloneThatAreNotIndexed() throws IOException {
        compilation().with("a.Old", "package a; @Deprecated class Old {}").run(new AnnotationIndexer());

        assertThat(Files.exists(classes.resolve("META-INF/services/annotations/java.lang.Deprecated")))
                .isFalse();
    }

    private Compilation compilation() {
        return new Compilation(classes)
                .with(
                        "org.jvnet.hudson.annotation_indexer.Indexed",
                        "package org.jvnet.hudson.annotation_indexer; public @interface Indexed {}")
                .with(
                        "b.Symbol",
                        "package b; @org.jvnet.hudson.annotation_indexer.Indexed public @interface Symbol {}");
    }
}
