package io.heard.server;

import io.heard.conversation.Conversation;
import io.heard.mask.Kind;
import io.heard.mask.Mask;
import io.heard.store.Rules;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What tenants decided about people's data, as the service asks for it: what is masked, under
/// which name an id is stored, who is not listened to. Thread-safe.
final class Privacy {
  private static final String CONVERSATION = "conversation";
  private static final String CUSTOMER = "customer";
  private static final String EXTERNAL = "external";

  private final Rules rules;
  private final Key key;
  private final Map<String, Set<Kind>> kinds = new ConcurrentHashMap<>();

  Privacy(Rules rules, Key key) {
    this.rules = rules;
    this.key = key;
  }

  Rules rules() {
    return rules;
  }

  Key key() {
    return key;
  }

  // Masking

  /// The kinds that are masked; all of them unless the tenant decided otherwise.
  Set<Kind> kinds(String tenant) {
    return kinds.computeIfAbsent(
        tenant,
        any ->
            rules.masked(tenant).map(Privacy::kindsOf).orElseGet(() -> EnumSet.allOf(Kind.class)));
  }

  /// Whether anything is masked.
  boolean masks(String tenant) {
    return !kinds(tenant).isEmpty();
  }

  /// Decides what is masked from now on.
  void mask(String tenant, Set<Kind> chosen) {
    rules.mask(tenant, chosen.stream().map(Kind::id).sorted().collect(Collectors.joining(" ")));
    kinds.remove(tenant);
  }

  private static Set<Kind> kindsOf(String stored) {
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    for (String id : stored.split(" ", -1)) {
      kind(id).ifPresent(found::add);
    }
    return Collections.unmodifiableSet(found);
  }

  /// The kind of that name.
  static Optional<Kind> kind(String id) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  /// Begins to mask a conversation; null where the tenant masks nothing.
  @Nullable Masked begin(String tenant, Conversation head) {
    Set<Kind> chosen = kinds(tenant);
    return chosen.isEmpty() ? null : new Masked(head, chosen);
  }

  // Ids

  /// The name under which a conversation is stored: its id, or a name of ours where that tells
  /// whose it is.
  String conversation(String tenant, String id) {
    return stored(tenant, CONVERSATION, id);
  }

  /// A conversation's name of ours.
  String conversationName(String tenant, String id) {
    return key.name(tenant, CONVERSATION, id);
  }

  /// The name under which a customer is stored.
  String customer(String tenant, String reference) {
    return stored(tenant, CUSTOMER, reference);
  }

  /// A customer's name of ours.
  String customerName(String tenant, String reference) {
    return key.name(tenant, CUSTOMER, reference);
  }

  /// The names under which a customer may be stored, whatever was masked at the time.
  List<String> customers(String tenant, String reference) {
    var names = new LinkedHashSet<String>();
    names.add(reference);
    names.add(customerName(tenant, reference));
    return List.copyOf(names);
  }

  /// A turn's name of ours.
  String externalName(String tenant, String conversation, String external) {
    return key.name(tenant, EXTERNAL, conversation, external);
  }

  private String stored(String tenant, String what, String id) {
    return masks(tenant) && Mask.tells(id) ? key.name(tenant, what, id) : id;
  }

  // Notice and opting out

  /// What holds on a channel.
  Rules.Channel rule(String tenant, String channel) {
    List<Rules.Channel> all = rules.channels(tenant);
    return all.stream()
        .filter(rule -> rule.channel().equals(channel))
        .findFirst()
        .or(() -> all.stream().filter(rule -> rule.channel().equals(Rules.ANY)).findFirst())
        .orElseGet(() -> new Rules.Channel(channel, null, null, true));
  }

  /// A digest of a customer who opts out.
  String customerDigest(String tenant, String reference) {
    return key.digest("opt-out", tenant, CUSTOMER, reference);
  }

  /// A digest of a conversation whose customer opts out.
  String conversationDigest(String tenant, String id) {
    return key.digest("opt-out", tenant, CONVERSATION, id);
  }

  /// Whether a customer, or the one of a conversation, does not want to be listened to.
  ///
  /// @param customers the names by which the customer may be called; none where nobody knows
  boolean isOut(String tenant, List<String> conversations, List<String> customers, String channel) {
    var whom = new LinkedHashSet<String>();
    conversations.forEach(id -> whom.add(conversationDigest(tenant, id)));
    customers.forEach(reference -> whom.add(customerDigest(tenant, reference)));
    List<String> out = rules.out(tenant, List.copyOf(whom));
    return out.contains(Rules.ANY) || out.contains(channel);
  }

  /// Refuses a conversation whose customer opted out.
  ///
  /// @throws Problem then; nothing of it is read or stored
  void listens(String tenant, Conversation conversation) {
    String customer = customerOf(conversation);
    List<String> customers = customer == null ? List.of() : List.of(customer);
    String id = conversation.id();
    List<String> ids = List.of(id, conversationName(tenant, id));
    if (isOut(tenant, ids, customers, conversation.channel().id())) {
      throw optedOut();
    }
  }

  static Problem optedOut() {
    return Problem.of(
        HttpStatus.FORBIDDEN,
        "The customer opted out on this channel. Nothing was read or stored.");
  }

  /// The customer's reference that a conversation came with.
  static @Nullable String customerOf(Conversation conversation) {
    Object value = conversation.extra().get("customerId");
    return value instanceof String text && !text.isBlank()
        ? text
        : value instanceof Number number ? number.toString() : null;
  }
}
