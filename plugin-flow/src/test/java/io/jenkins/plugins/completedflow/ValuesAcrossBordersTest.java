package io.jenkins.plugins.completedflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * Jenkins saves a record but loads it back as null, refuses classes of a bundled library, and the sandbox refuses their getters. So what is
 * saved, sent to an agent or given to a script holds strings, numbers and lists of classes of the plugin itself.
 */
@AnalyzeClasses(packages = "io.jenkins.plugins.completedflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ValuesAcrossBordersTest {
    private static final Set<String> CROSSING = Set.of(
            "hudson.model.Describable",
            "hudson.model.Descriptor",
            "hudson.model.Action",
            "hudson.remoting.Callable",
            "org.jenkinsci.plugins.workflow.steps.StepExecution");

    private static final DescribedPredicate<JavaClass> CROSSES = DescribedPredicate.describe(
            "crosses a border of Jenkins", type -> CROSSING.stream().anyMatch(border -> type.isAssignableTo(border)));

    @ArchTest
    static final ArchRule NO_FIELD_HOLDS_A_TYPE_OF_OURS_OR_A_RECORD = fields().that()
            .areDeclaredInClassesThat(CROSSES)
            .and()
            .areNotStatic()
            .should(new ArchCondition<>("hold neither a type of core or engines nor a record") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    field.getAllInvolvedRawTypes().stream()
                            .filter(type -> type.getPackageName().startsWith("io.completedflow")
                                    || type.isAssignableTo(Record.class))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    field, field.getFullName() + " holds " + type.getName())));
                }
            });

    @ArchTest
    static final ArchRule NOTHING_THAT_CROSSES_IS_A_RECORD =
            noClasses().that(CROSSES).should().beRecords();
}
