package io.heard.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/// `bin/heard` runs every command but those of the service without the service's libraries, and
/// still builds them all to know their names.
class WithoutServiceTest {
  @Test
  void noCommandNeedsTheServiceToBeLoaded() {
    noClasses()
        .that()
        .areAnnotatedWith(Command.class)
        .or()
        .areAssignableTo(Main.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.heard.server..", "io.heard.store..")
        .because("what they do stands in a class of its own, such as Serving")
        .check(new ClassFileImporter().importPackages("io.heard.cli"));
  }
}
