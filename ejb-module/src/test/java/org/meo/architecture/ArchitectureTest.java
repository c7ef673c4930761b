package org.meo.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import java.util.List;

@AnalyzeClasses(packages = "org.meo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Bottom to top: a feature may use those before it, never those after it. */
    private static final List<String> FEATURES = List.of("shared", "messaging", "catalog", "inventory", "customers",
            "pricing", "cart", "orders", "payments", "fulfilment", "checkout", "integration", "notifications");

    @ArchTest
    static final ArchRule FEATURES_IMPORT_ONE_WAY = oneWay();

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule ENTITY_FIELDS_ARE_PRIVATE =
            fields().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
                    .and().areNotStatic().should().bePrivate();

    @ArchTest
    static final ArchRule ENTITIES_HAVE_NO_SETTERS =
            noMethods().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
                    .should().haveNameMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule MESSAGE_BEANS_HOLD_NO_RULES =
            noClasses().that().areAnnotatedWith(jakarta.ejb.MessageDriven.class)
                    .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "java.sql..");

    @ArchTest
    static final ArchRule PROVIDERS_ARE_CALLED_OUTSIDE_OF_TRANSACTIONS =
            noClasses().that().haveSimpleName("Placement").or().haveSimpleName("Payments")
                    .should().dependOnClassesThat().haveSimpleName("PaymentProvider");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK =
            noClasses().that().doNotHaveSimpleName("Time")
                    .should().callMethod(java.time.Instant.class, "now")
                    .orShould().callMethod(java.lang.System.class, "currentTimeMillis")
                    .orShould().callMethod(java.time.LocalDate.class, "now");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = noClasses().should()
            .haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Util");

    @ArchTest
    static final ArchRule CONSTANTS_ARE_FINAL = fields().that().areStatic().and().arePublic()
            .should().haveModifier(JavaModifier.FINAL);

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
