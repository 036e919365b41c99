package dev.evenflow.notification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.evenflow.notification", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domain_isPure = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.evenflow.contracts..", "..notification..domain..");

    @ArchTest
    static final ArchRule mongo_isKnownToTheStoreAndTheErrorMapperAlone = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .and()
            .doNotHaveSimpleName("MongoErrors")
            .should()
            .dependOnClassesThat(resideInAPackage("com.mongodb..").or(resideInAPackage("org.bson..")));

    @ArchTest
    static final ArchRule queries_doNotWrite = noClasses()
            .that()
            .resideInAPackage("..query..")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Store");

    @ArchTest
    static final ArchRule sync_doesNotKnowHttp = noClasses()
            .that()
            .resideInAPackage("..sync..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "dev.evenflow.web..", "..query..");

    @ArchTest
    static final ArchRule services_meetOnlyInContracts = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.evenflow.user..", "dev.evenflow.order..", "dev.evenflow.outbox..");
}
