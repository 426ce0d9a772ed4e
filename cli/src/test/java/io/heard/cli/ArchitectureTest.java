package io.heard.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The arrows between modules and packages, purity, and the wall around an agent's feelings.
class ArchitectureTest {
  private static final String[] PURE = {
    "io.heard",
    "io.heard.conversation..",
    "io.heard.text..",
    "io.heard.signal..",
    "io.heard.arc..",
    "io.heard.coach..",
    "io.heard.detectors.."
  };

  private static JavaClasses classes = new ClassFileImporter().importClasses();

  @BeforeAll
  static void readAllClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.heard");
  }

  @Test
  void arrowsPointFromTheUserToTheUsed() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("conversation")
        .definedBy("io.heard.conversation..")
        .layer("text")
        .definedBy("io.heard.text..")
        .layer("signal")
        .definedBy("io.heard.signal..")
        .layer("root")
        .definedBy("io.heard")
        .layer("page")
        .definedBy("io.heard.page..")
        .layer("arc")
        .definedBy("io.heard.arc..")
        .layer("coach")
        .definedBy("io.heard.coach..")
        .layer("detectors")
        .definedBy("io.heard.detectors..")
        .layer("encoder")
        .definedBy("io.heard.encoder..")
        .layer("formats")
        .definedBy("io.heard.formats..")
        .layer("cli")
        .definedBy("io.heard.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("formats")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("detectors")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("encoder")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("coach")
        .mayOnlyBeAccessedByLayers("formats", "cli")
        .whereLayer("arc")
        .mayOnlyBeAccessedByLayers("coach", "formats", "cli")
        .whereLayer("page")
        .mayOnlyBeAccessedByLayers("coach", "formats", "cli")
        .whereLayer("root")
        .mayOnlyBeAccessedByLayers("page", "arc", "coach", "formats", "cli")
        .whereLayer("signal")
        .mayOnlyBeAccessedByLayers(
            "root", "page", "arc", "coach", "detectors", "encoder", "formats", "cli")
        .whereLayer("text")
        .mayOnlyBeAccessedByLayers(
            "signal", "root", "page", "arc", "coach", "detectors", "encoder", "formats", "cli")
        .check(classes);
  }

  @Test
  void noPackageStandsInACircle() {
    slices().matching("io.heard.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void pureModulesTouchNothingOutside() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio.file..",
            "java.net..",
            "java.util.logging..",
            "java.sql..",
            "java.lang.reflect..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.concurrent.Executor.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }

  @Test
  void staticStateIsFinal() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(PURE)
        .should()
        .beFinal()
        .check(classes);
  }

  @Test
  void nothingHoldsAnEmotionOfAnAgent() {
    noFields()
        .should()
        .haveNameMatching("(?i).*agent.*(feeling|emotion|mood|sentiment|loudness).*")
        .check(classes);
  }
}
