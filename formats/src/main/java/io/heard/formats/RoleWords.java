package io.heard.formats;

import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words by which files call the two sides.
public final class RoleWords {
  /// What a label says about the one it labels.
  ///
  /// @param role whose side
  /// @param visibility who could see what stands under it
  public record Meaning(Role role, Visibility visibility) {}

  /// A label that says a side and a name, as in `Dana (Agent)` or `Agent Dana`.
  ///
  /// @param meaning what it says about the side
  /// @param name the name
  public record Named(Meaning meaning, String name) {}

  private static final Map<String, Meaning> WORDS = words();

  /// Words for a side that stand before a name; others make names of their own (`Guest House`).
  private static final Set<String> TITLES =
      Set.of("agent", "customer", "rep", "advisor", "adviser", "caller", "client", "operator");

  private RoleWords() {}

  /// The role that the word names; empty for a word that names none.
  public static Optional<Role> role(String word) {
    return meaning(word).map(Meaning::role);
  }

  /// What the label says, a number at its end aside (`Agent 2`); empty for a name.
  public static Optional<Meaning> meaning(String label) {
    String folded = fold(label);
    Meaning whole = WORDS.get(folded);
    if (whole != null) {
      return Optional.of(whole);
    }
    Optional<Named> named = named(label);
    if (named.isPresent()) {
      return named.map(Named::meaning);
    }
    String number = number(label);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    String bare = folded.substring(0, folded.length() - number.length());
    return Optional.ofNullable(WORDS.get(bare.replace('#', ' ').strip()));
  }

  /// The side and the name, where the label says both.
  public static Optional<Named> named(String label) {
    String clean = label.strip();
    int open = clean.indexOf('(');
    if (open > 0 && clean.endsWith(")")) {
      String outside = clean.substring(0, open).strip();
      String inside = clean.substring(open + 1, clean.length() - 1).strip();
      Meaning inner = WORDS.get(fold(inside));
      if (inner != null && !outside.isEmpty()) {
        return Optional.of(new Named(inner, outside));
      }
      Meaning outer = WORDS.get(fold(outside));
      return outer == null || inside.isEmpty()
          ? Optional.empty()
          : Optional.of(new Named(outer, inside));
    }
    int space = clean.indexOf(' ');
    String title = space < 0 ? "" : fold(clean.substring(0, space));
    String rest = clean.substring(space + 1).strip();
    Meaning meaning = TITLES.contains(title) ? WORDS.get(title) : null;
    boolean name =
        rest.length() > 1 && Character.isUpperCase(rest.charAt(0)) && Labels.isName(rest);
    return meaning == null || !name || WORDS.containsKey(fold(clean))
        ? Optional.empty()
        : Optional.of(new Named(meaning, rest));
  }

  /// What tells labels of one side apart: `2` in `Agent 2`, `b` in `Customer B`; empty when
  /// nothing.
  public static String number(String label) {
    String folded = fold(label);
    int end = folded.length();
    while (end > 0 && Character.isDigit(folded.charAt(end - 1))) {
      end--;
    }
    if (end < folded.length()) {
      return folded.substring(end);
    }
    boolean letter =
        end > 2 && folded.charAt(end - 2) == ' ' && Character.isLetter(folded.charAt(end - 1));
    return letter ? folded.substring(end - 1) : "";
  }

  private static String fold(String label) {
    return label.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
  }

  private static Map<String, Meaning> words() {
    var words = new HashMap<String, Meaning>();
    put(
        words,
        new Meaning(Role.AGENT, Visibility.PUBLIC),
        "agent, agents, rep, representative, service rep, sales rep, customer service, "
            + "customer service agent, customer service representative, customer support, "
            + "customer care, support, support agent, support team, tech support, helpdesk, "
            + "help desk, service desk, advisor, adviser, seller, sales, salesperson, salesman, "
            + "saleswoman, sales agent, operator, associate, assistant manager, csr, csa, staff, "
            + "employee, consultant, supervisor, manager, team lead, specialist, clerk, "
            + "receptionist, dispatcher, technician, tech, admin, teammate, internal, company, "
            + "service, human agent, live agent, call center agent, call centre agent, "
            + "account manager, account executive, account rep, sdr, closer, broker, host, outbound, "
            + "outgoing, mitarbeiter, mitarbeiterin, berater, beraterin, kundendienst, "
            + "kundenservice, conseiller, conseillère, agente, asesor, asesora");
    put(
        words,
        new Meaning(Role.CUSTOMER, Visibility.PUBLIC),
        "customer, customers, client, caller, user, end user, enduser, buyer, prospect, lead, "
            + "visitor, guest, patient, member, subscriber, policyholder, policy holder, shopper, "
            + "consumer, contact, requester, requestor, external, tenant, passenger, traveller, "
            + "traveler, student, claimant, complainant, account holder, cardholder, borrower, "
            + "customer on the line, end customer, human, cust, inbound, incoming, kunde, kundin, "
            + "cliente, clienta, cliente final");
    put(
        words,
        new Meaning(Role.BOT, Visibility.PUBLIC),
        "bot, chatbot, chat bot, chat assistant, assistant, virtual agent, virtual assistant, "
            + "digital assistant, automated assistant, ivr, ai, ai agent, ai assistant, robot, "
            + "voicebot, voice bot, machine, answerbot, answer bot, autoresponder");
    put(
        words,
        new Meaning(Role.UNKNOWN, Visibility.SYSTEM),
        "system, system message, event, info, automated message");
    put(
        words,
        new Meaning(Role.UNKNOWN, Visibility.NOTE),
        "note, internal note, private note, agent note, whisper");
    put(words, new Meaning(Role.UNKNOWN, Visibility.PUBLIC), "unknown");
    return Map.copyOf(words);
  }

  private static void put(Map<String, Meaning> words, Meaning meaning, String list) {
    for (String word : list.split(", ", -1)) {
      words.put(word, meaning);
    }
  }
}
