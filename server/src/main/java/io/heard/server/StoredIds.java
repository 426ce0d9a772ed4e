package io.heard.server;

import io.heard.store.Conversations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.HandlerMapping;

/// An id that names somebody is stored under a name of ours. Whoever asks for it may go on to use
/// their own: it is exchanged here, before a route sees it, for all routes with
/// `conversations/{id}` or `customers/{id}`.
final class StoredIds {
  private static final String ID = "id";

  private final Privacy privacy;
  private final Conversations store;

  StoredIds(Privacy privacy, Conversations store) {
    this.privacy = privacy;
    this.store = store;
  }

  /// Exchanges the id of a request.
  void exchange(HttpServletRequest request, Who who) {
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> given
        && given.get(ID) instanceof String id
        && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String pattern) {
      String stored =
          pattern.contains("/conversations/{id}")
              ? conversation(who.tenant(), id)
              : pattern.contains("/customers/{id}") ? privacy.customer(who.tenant(), id) : id;
      if (!stored.equals(id)) {
        Map<String, String> exchanged = new LinkedHashMap<>();
        given.forEach((name, value) -> exchanged.put(String.valueOf(name), String.valueOf(value)));
        exchanged.put(ID, stored);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, exchanged);
      }
    }
  }

  private String conversation(String tenant, String id) {
    String stored = privacy.conversation(tenant, id);
    if (!stored.equals(id) || store.find(tenant, id).isPresent()) {
      return stored;
    }
    // A name in it may have been known from the conversation alone.
    String ours = privacy.conversationName(tenant, id);
    return store.find(tenant, ours).isPresent() ? ours : id;
  }
}
