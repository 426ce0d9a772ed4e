package io.heard.cli;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jsoup.Jsoup;
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
    "io.heard.story..",
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
        .layer("story")
        .definedBy("io.heard.story..")
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
        .whereLayer("story")
        .mayOnlyBeAccessedByLayers("coach", "formats", "cli")
        .whereLayer("arc")
        .mayOnlyBeAccessedByLayers("story", "coach", "formats", "cli")
        .whereLayer("page")
        .mayOnlyBeAccessedByLayers("coach", "formats", "cli")
        .whereLayer("root")
        .mayOnlyBeAccessedByLayers("page", "arc", "story", "coach", "formats", "cli")
        .whereLayer("signal")
        .mayOnlyBeAccessedByLayers(
            "root", "page", "arc", "story", "coach", "detectors", "encoder", "formats", "cli")
        .whereLayer("text")
        .mayOnlyBeAccessedByLayers(
            "signal",
            "root",
            "page",
            "arc",
            "story",
            "coach",
            "detectors",
            "encoder",
            "formats",
            "cli")
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

  /// What is read may hold addresses, programs and serialized objects: nothing that reads could do
  /// anything with them. The console asks `stty` for the width of the terminal.
  @Test
  void nothingInAnInputIsFetchedFollowedOrRun() {
    noClasses()
        .that()
        .resideInAnyPackage("io.heard.formats..", "io.heard.cli..")
        .and()
        .doNotHaveFullyQualifiedName("io.heard.cli.Console")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..",
            "java.net.http..",
            "java.nio.channels.spi..",
            "java.rmi..",
            "java.beans..",
            "java.awt..",
            "javax.net..",
            "javax.naming..",
            "javax.script..",
            "javax.tools..",
            "javax.xml..",
            "org.w3c..",
            "org.xml..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            ProcessBuilder.class,
            Process.class,
            java.io.ObjectInputStream.class,
            java.nio.channels.SocketChannel.class,
            java.nio.channels.AsynchronousSocketChannel.class,
            org.jsoup.Connection.class)
        .orShould()
        .callMethodWhere(target(name("exec")).and(target(owner(assignableTo(Runtime.class)))))
        .orShould()
        .callMethodWhere(
            target(nameMatching("connect|newSession"))
                .and(target(owner(assignableTo(Jsoup.class)))))
        .orShould()
        .callMethodWhere(
            target(nameMatching("load|loadLibrary|defineClass"))
                .and(
                    target(owner(assignableTo(System.class)))
                        .or(target(owner(assignableTo(ClassLoader.class))))))
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
