package io.heard.server;

import io.heard.store.People;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes the first account: who reads the terminal in which the service was started is its owner.
final class FirstOwner {
  private final People people;
  private @Nullable String code;

  FirstOwner(People people) {
    this.people = people;
    this.code = people.none() ? Secrets.code() : null;
  }

  /// The code, as long as nobody has used it.
  synchronized Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /// Makes the owner, once.
  ///
  /// @param password as it is stored
  /// @param before is told who it will be, before they are made
  synchronized Optional<People.Person> use(
      String given, String email, String name, String password, Consumer<People.Person> before) {
    String known = code;
    if (known == null || !Secrets.same(given.strip().toUpperCase(java.util.Locale.ROOT), known)) {
      return Optional.empty();
    }
    String tenant = Secrets.id();
    var owner =
        new People.Person(tenant, Secrets.id(), email, name, Who.Role.OWNER.id(), null, password);
    before.accept(owner);
    people.found(tenant, "Heard", owner);
    code = null;
    return Optional.of(owner);
  }
}
