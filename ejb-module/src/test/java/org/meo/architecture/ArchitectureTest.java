package org.meo.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.meo");

    /** Bottom to top: a feature may use those before it, never those after it. */
    private static final List<String> FEATURES = List.of("shared", "messaging", "pictures", "catalog", "inventory",
            "customers", "pricing", "cart", "wishlist", "orders", "payments", "fulfilment", "documents", "reviews",
            "checkout", "integration", "notifications", "reconciliation");

    @Test
    void featuresImportOneWay() {
        check(oneWay());
    }

    @Test
    void readingTheCatalogueNeedsNothingOfItsIntake() {
        check(noClasses().that().resideOutsideOfPackage("org.meo.catalog.intake..")
                    .and().resideInAPackage("org.meo.catalog..")
                    .should().dependOnClassesThat().resideInAPackage("org.meo.catalog.intake.."));
    }

    @Test
    void entitiesStayInTheirFeature() {
        check(classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate());
    }

    @Test
    void entityFieldsArePrivate() {
        check(fields().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
                    .and().areNotStatic().should().bePrivate());
    }

    @Test
    void entitiesHaveNoSetters() {
        check(noMethods().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
                    .should().haveNameMatching("set[A-Z].*"));
    }

    @Test
    void messageBeansHoldNoRules() {
        check(noClasses().that().areAnnotatedWith(jakarta.ejb.MessageDriven.class)
                    .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "java.sql.."));
    }

    @Test
    void providersAreCalledOutsideOfTransactions() {
        check(noClasses().that().haveSimpleName("Placement").or().haveSimpleName("Payments")
                    .should().dependOnClassesThat().haveSimpleName("PaymentProvider"));
    }

    @Test
    void timeComesFromTheClock() {
        check(noClasses().that().doNotHaveSimpleName("Time")
                    .should().callMethod(java.time.Instant.class, "now")
                    .orShould().callMethod(java.lang.System.class, "currentTimeMillis")
                    .orShould().callMethod(java.time.LocalDate.class, "now"));
    }

    @Test
    void nothingIsPrinted() {
        check(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void namesSayWhatThingsAre() {
        check(noClasses().should()
            .haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Util"));
    }

    @Test
    void constantsAreFinal() {
        check(fields().that().areStatic().and().arePublic()
            .should().haveModifier(JavaModifier.FINAL));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static ArchRule oneWay() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("org.meo..");
        for (String feature : FEATURES) {
            layers = layers.optionalLayer(feature).definedBy("org.meo." + feature + "..");
        }
        for (int index = 0; index < FEATURES.size(); index++) {
            String[] above = FEATURES.subList(index + 1, FEATURES.size()).toArray(String[]::new);
            layers = above.length == 0
                    ? layers.whereLayer(FEATURES.get(index)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(FEATURES.get(index)).mayOnlyBeAccessedByLayers(above);
        }
        return layers;
    }
}
