package io.completedflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependency rules of the whole program: app → engines → core, and no other way. */
@AnalyzeClasses(packages = "io.completedflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ProgramDependenciesTest {
    private static final String[] ENGINES = {
        "io.completedflow.log.file..",
        "io.completedflow.namespace.kubernetes..",
        "io.completedflow.namespace.process..",
        "io.completedflow.source.git.."
    };
    private static final String[] DOMAIN = {
        "io.completedflow.config..",
        "io.completedflow.log",
        "io.completedflow.namespace",
        "io.completedflow.reconcile..",
        "io.completedflow.source"
    };
    private static final String[] APP = {
        "io.completedflow.cli..",
        "io.completedflow.daemon..",
        "io.completedflow.demo..",
        "io.completedflow.door..",
        "io.completedflow.init..",
        "io.completedflow.request..",
        "io.completedflow.terminal..",
        "io.completedflow.validation..",
        "io.completedflow.view..",
        "io.completedflow.worktree.."
    };

    @ArchTest
    static final ArchRule theDomainKnowsNeitherEnginesNorApp = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINES)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(APP);

    @ArchTest
    static final ArchRule enginesKnowNeitherTheAppNorTheReconciler = noClasses()
            .that()
            .resideInAnyPackage(ENGINES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("io.completedflow.reconcile..");

    @ArchTest
    static final ArchRule enginesDoNotKnowEachOther = slices().matching(
                    "io.completedflow.*.(file|kubernetes|process|git)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule enginesLeaveTheTerminalToTheApp =
            noClasses().that().resideInAnyPackage(ENGINES).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule conceptsAreFreeOfCycles =
            slices().matching("io.completedflow.(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule enginesUseNoJavaUtilLogging =
            noClasses().that().resideInAnyPackage(ENGINES).should(USE_JAVA_UTIL_LOGGING);
}
