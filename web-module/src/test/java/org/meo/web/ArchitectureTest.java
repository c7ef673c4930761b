package org.meo.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.meo.web");

    @Test
    void pagesReachDataThroughServicesOnly() {
        noClasses().that().resideInAPackage("org.meo.web..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..").check(CLASSES);
    }

    @Test
    void pagesBeginNoSession() {
        noClasses().that().resideInAPackage("org.meo.web..")
            .should().dependOnClassesThat().haveFullyQualifiedName("jakarta.servlet.http.HttpSession")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("jakarta.enterprise.context.SessionScoped")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("jakarta.faces.view.ViewScoped").check(CLASSES);
    }

    @Test
    void whatSurroundsPagesDoesNotKnowThem() {
        noClasses()
            .that().resideInAnyPackage("org.meo.web.http..", "org.meo.web.text..", "org.meo.web.component..")
            .should().dependOnClassesThat().resideInAPackage("org.meo.web.page..").check(CLASSES);
    }

    @Test
    void textsStandOnTheirOwn() {
        noClasses().that().resideInAPackage("org.meo.web.text..")
            .should().dependOnClassesThat().resideInAnyPackage("org.meo.web.http..", "org.meo.web.component..").check(CLASSES);
    }
}
