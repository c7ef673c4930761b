package org.meo.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.meo.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule pagesReachDataThroughServicesOnly = noClasses().that().resideInAPackage("org.meo.web..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule pagesBeginNoSession = noClasses().that().resideInAPackage("org.meo.web..")
            .should().dependOnClassesThat().haveFullyQualifiedName("jakarta.servlet.http.HttpSession")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("jakarta.enterprise.context.SessionScoped")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("jakarta.faces.view.ViewScoped");

    @ArchTest
    static final ArchRule whatSurroundsPagesDoesNotKnowThem = noClasses()
            .that().resideInAnyPackage("org.meo.web.http..", "org.meo.web.text..", "org.meo.web.component..")
            .should().dependOnClassesThat().resideInAPackage("org.meo.web.page..");

    @ArchTest
    static final ArchRule textsStandOnTheirOwn = noClasses().that().resideInAPackage("org.meo.web.text..")
            .should().dependOnClassesThat().resideInAnyPackage("org.meo.web.http..", "org.meo.web.component..");
}
