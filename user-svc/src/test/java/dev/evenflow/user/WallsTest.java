package dev.evenflow.user;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "dev.evenflow", importOptions = DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .that()
            .resideInAPackage("dev.evenflow.user..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.sql.DataSource")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.persistence.EntityManager")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("io.smallrye.common.annotation.Blocking");

    @ArchTest
    static final ArchRule servicesMeetOnlyInContracts = noClasses()
            .that()
            .resideInAPackage("dev.evenflow.user..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.evenflow.notification..", "com.mongodb..", "dev.evenflow.testkit..");

    @ArchTest
    static final ArchRule resourcesLeaveWritingToHandlers = noClasses()
            .that()
            .haveSimpleNameEndingWith("CommandResource")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Outbox");

    @ArchTest
    static final ArchRule storedAnswersKnowNoUsers = noClasses()
            .that()
            .resideInAPackage("..user.idempotency..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.evenflow.user");

    @ArchTest
    static final ArchRule webKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("dev.evenflow.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.hibernate.reactive..", "io.vertx.sqlclient..", "com.mongodb..");

    @ArchTest
    static final ArchRule contractsKnowNoFramework = classes()
            .that()
            .resideInAPackage("dev.evenflow.contracts..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml..", "org.jspecify..", "dev.evenflow.contracts..");

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors =
            fields().should().notBeAnnotatedWith(Inject.class);
}
