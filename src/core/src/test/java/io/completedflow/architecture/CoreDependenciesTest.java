package io.completedflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependency rules of the core: what it may use, and which concept may know which. */
@AnalyzeClasses(packages = "io.completedflow", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreDependenciesTest {
    private static final String ROOT = "io.completedflow.";

    @ArchTest
    static final ArchRule usesTheJdkAndWhatParsesTheFlowFileAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.completedflow..", "org.snakeyaml.engine..", "com.cronutils..");

    @ArchTest
    static final ArchRule onlyConfigReadsYaml = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule configKnowsNoOtherConceptButSources = classes()
            .that()
            .resideInAPackage(ROOT + "config..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.snakeyaml..", "com.cronutils..", ROOT + "config..", ROOT + "source..");

    @ArchTest
    static final ArchRule sourcesKnowNoOtherConcept = classes()
            .that()
            .resideInAPackage(ROOT + "source..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + "source..");

    @ArchTest
    static final ArchRule theFlowLogKnowsNoOtherConcept = classes()
            .that()
            .resideInAPackage(ROOT + "log..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + "log..");

    @ArchTest
    static final ArchRule theDomainIsPure = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "config..", ROOT + "namespace..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.concurrent..", ROOT + "log..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Process.class);

    @ArchTest
    static final ArchRule nobodyKnowsTheReconciler = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "reconcile..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "reconcile..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule noJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
