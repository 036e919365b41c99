package dev.evenflow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.evenflow.eventstore.Decision;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "dev.evenflow", importOptions = DoNotIncludeTests.class)
class WallsTest {

    private static final String[] HERE = {
        "dev.evenflow.eventstore..",
        "dev.evenflow.payment..",
        "dev.evenflow.inventory..",
        "dev.evenflow.order..",
        "dev.evenflow.shipping..",
        "dev.evenflow.saga..",
        "dev.evenflow.participant..",
        "dev.evenflow.publish..",
        "dev.evenflow.check..",
        "dev.evenflow.money.."
    };

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .that()
            .resideInAnyPackage(HERE)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.sql.DataSource")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.smallrye.common.annotation.Blocking");

    @ArchTest
    static final ArchRule theEventStoreKnowsNoAggregate = noClasses()
            .that()
            .resideInAPackage("dev.evenflow.eventstore..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.evenflow.payment..",
                    "dev.evenflow.inventory..",
                    "dev.evenflow.order..",
                    "dev.evenflow.shipping..",
                    "dev.evenflow.publish..");

    @ArchTest
    static final ArchRule theEventStoreKnowsNoProjectionRunner = noClasses()
            .that()
            .resideInAPackage("dev.evenflow.eventstore")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.evenflow.eventstore.projection..");

    /** Apart from the shape of an answer, which is as pure. */
    @ArchTest
    static final ArchRule domainsArePure = classes()
            .that()
            .resideInAPackage("..domain..")
            .and()
            .resideInAnyPackage(HERE)
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "..domain..").or(assignableTo(Decision.class)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule modulesDoNotReachIntoEachOther = slices().matching(
                    "dev.evenflow.(payment|inventory|order|shipping)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theSagaEngineKnowsNoSaga = noClasses()
            .that()
            .resideInAPackage("dev.evenflow.saga..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.evenflow.payment..",
                    "dev.evenflow.inventory..",
                    "dev.evenflow.order..",
                    "dev.evenflow.shipping..");

    @ArchTest
    static final ArchRule participationKnowsNoModule = noClasses()
            .that()
            .resideInAPackage("dev.evenflow.participant..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.evenflow.payment..",
                    "dev.evenflow.inventory..",
                    "dev.evenflow.order..",
                    "dev.evenflow.shipping..");

    /** What a saga does next is decided without looking at anything but its arguments. */
    @ArchTest
    static final ArchRule sagasDecidePurely = classes()
            .that()
            .resideInAPackage("dev.evenflow.saga")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.evenflow.saga",
                    "dev.evenflow.contracts..",
                    "io.quarkus.runtime.annotations"));

    @ArchTest
    static final ArchRule moneyKnowsNoModule = noClasses()
            .that()
            .resideInAPackage("dev.evenflow.money..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.evenflow.payment..",
                    "dev.evenflow.inventory..",
                    "dev.evenflow.order..",
                    "dev.evenflow.shipping..",
                    "dev.evenflow.publish..",
                    "dev.evenflow.eventstore..");

    @ArchTest
    static final ArchRule servicesMeetOnlyInContracts = noClasses()
            .that()
            .resideInAnyPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.evenflow.user..", "dev.evenflow.notification..", "com.mongodb..", "dev.evenflow.testkit..");

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors =
            fields().should().notBeAnnotatedWith(Inject.class);
}
