package io.heard.server;

import io.heard.store.People;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;

/// Who checks a text by the text box protocol, which has sign-in fields of its own: a token as
/// `apiKey`, with any `username`. Where the settings allow it, nobody has to sign in on the machine
/// itself.
final class BoxSignIn {
  /// In no tenant's name: nothing that is stored can be seen with it.
  private static final Who NOBODY =
      new Who("-", "anonymous", null, EnumSet.of(Who.Scope.READ), null, null);

  private final People people;
  private final boolean anonymous;

  /// @param anonymous whether a request without a token, from this machine to this machine, may
  ///   check a text
  BoxSignIn(People people, boolean anonymous) {
    this.people = people;
    this.anonymous = anonymous;
  }

  /// Whether these fields count for a request.
  static boolean speaks(HttpServletRequest request) {
    return request.getRequestURI().startsWith(BoxApi.BASE);
  }

  /// Who it is by the protocol's own fields.
  Optional<Who> who(HttpServletRequest request) {
    String key = request.getParameter("apiKey");
    if (key != null && !key.isBlank()) {
      return people.token(Secrets.digest(key.strip())).map(Who::program);
    }
    return anonymous && Site.here(request) ? Optional.of(NOBODY) : Optional.empty();
  }
}
