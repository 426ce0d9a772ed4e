package io.heard.formats;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a party's name, id or address shows of the side it is on: a word such as "Support" in it, a
/// mailbox of a company, a telephone's number.
final class RoleNames {
  /// Log odds of what names show. They were set by hand: names as these are sure to the eye, and
  /// were too few in what was measured to be fitted.
  private static final double HOUSE = 4;

  private static final double MAILBOX = 5;
  private static final double SHARED_DOMAIN = 3;
  private static final double PRIVATE_MAIL = -2.5;
  private static final double VISITOR = -3;
  private static final double TELEPHONE = -3;
  private static final double EXTENSION = 1.5;
  private static final double CALLEE = 1.5;

  private static final Pattern HOUSE_WORD =
      Pattern.compile(
          "(?i)\\b(?:support|team|help ?desk|service ?desk|customer (?:service|care|success|relations)"
              + "|care|helpline|hotline|sales|billing|reservations|front desk|reception|office|dept"
              + "|department|admin|agent|advisor|adviser|operator|representative)\\b"
              + "|(?:Help|Helps|Care|Cares|Support|Assist|Service|_CS|CS)$|^(?:Ask|Team)[A-Z]");
  private static final Pattern AT_HOUSE =
      Pattern.compile(
          "\\p{L} ?(?:@|\\||-|–|,| from | at | of )? ?\\p{Lu}[\\p{L}&]+ (?:Ltd|Inc|GmbH|LLC|Co|Plc|AG)\\b"
              + "|\\p{L} @ ?\\p{Lu}|\\p{L} (?:from|at) \\p{Lu}");
  private static final Pattern VISITORS =
      Pattern.compile(
          "(?i)^(?:guest|visitor|user|anonymous|anon|web ?user|site visitor|customer|client|caller|shopper)[ _#-]?\\w{0,12}$");
  private static final Pattern NUMBER = Pattern.compile("\\+?[\\d ()./-]{7,20}");
  private static final Pattern SHORT_NUMBER = Pattern.compile("(?i)(?:ext\\.? ?|x)?\\d{3,5}");
  private static final Pattern ADDRESS =
      Pattern.compile("([\\p{L}\\p{N}._%+-]+)@([\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)");
  private static final Pattern HOUSE_BOX =
      Pattern.compile(
          "(?i)(?:no-?reply|do-?not-?reply|support|help|helpdesk|service|services|customer.?service"
              + "|customer.?care|care|info|sales|billing|contact|hello|office|admin|team|bookings?"
              + "|reservations?|orders?|returns?|accounts?|enquir(?:y|ies)|feedback|hr|it|jobs|press)");
  private static final Set<String> PRIVATE_DOMAINS =
      Set.of(
          "gmail",
          "googlemail",
          "yahoo",
          "ymail",
          "hotmail",
          "outlook",
          "live",
          "msn",
          "icloud",
          "me",
          "mac",
          "aol",
          "gmx",
          "web",
          "proton",
          "protonmail",
          "pm",
          "mail",
          "yandex",
          "qq",
          "163",
          "126",
          "t-online",
          "freenet",
          "orange",
          "wanadoo",
          "free",
          "laposte",
          "btinternet",
          "sky",
          "virginmedia",
          "talktalk",
          "comcast",
          "verizon",
          "att",
          "sbcglobal",
          "zoho",
          "fastmail",
          "hey",
          "tutanota",
          "libero",
          "virgilio",
          "bigpond",
          "rediffmail");

  private RoleNames() {}

  /// What names show, by party, as log odds of answering for the company; parties of whom nothing
  /// shows are left out.
  static Map<Draft.Party, Double> shown(Iterable<Draft.Party> parties) {
    var shown = new HashMap<Draft.Party, Double>();
    var domains = new HashMap<Draft.Party, String>();
    var count = new HashMap<String, Integer>();
    for (Draft.Party party : parties) {
      double own = shown(party.name());
      shown.merge(party, own == 0 ? idShown(party.id()) : own, Double::sum);
      String domain = domain(party);
      if (domain != null) {
        domains.put(party, domain);
        count.merge(domain, 1, Integer::sum);
      }
    }
    boolean houseThere =
        new HashSet<>(domains.values()).stream().anyMatch(domain -> !isPrivate(domain));
    domains.forEach((party, domain) -> {
      if (isPrivate(domain)) {
        shown.merge(party, houseThere ? PRIVATE_MAIL : PRIVATE_MAIL / 2, Double::sum);
      } else if (count.getOrDefault(domain, 0) > 1 && count.size() > 1) {
        shown.merge(party, SHARED_DOMAIN, Double::sum);
      }
    });
    shown.values().removeIf(value -> value == 0);
    return shown;
  }

  private static double shown(@Nullable String name) {
    if (name == null) {
      return 0;
    }
    String clean = name.strip();
    Matcher address = ADDRESS.matcher(clean);
    if (address.find()) {
      return HOUSE_BOX.matcher(address.group(1)).matches() ? MAILBOX : 0;
    }
    String folded = clean.toLowerCase(Locale.ROOT);
    if (VISITORS.matcher(clean).matches()) {
      return VISITOR;
    }
    if (folded.equals("callee") || folded.equals("called") || folded.equals("called party")) {
      return CALLEE;
    }
    if (HOUSE_WORD.matcher(clean).find() || AT_HOUSE.matcher(clean).find()) {
      return HOUSE;
    }
    if (SHORT_NUMBER.matcher(clean).matches()) {
      return EXTENSION;
    }
    return isTelephone(clean) ? TELEPHONE : 0;
  }

  private static double idShown(@Nullable String id) {
    if (id == null) {
      return 0;
    }
    Matcher address = ADDRESS.matcher(id);
    if (address.find()) {
      return HOUSE_BOX.matcher(address.group(1)).matches() ? MAILBOX : 0;
    }
    return id.startsWith("+") && isTelephone(id) ? TELEPHONE : 0;
  }

  private static boolean isTelephone(String name) {
    return NUMBER.matcher(name).matches() && name.chars().filter(Character::isDigit).count() >= 7;
  }

  private static @Nullable String domain(Draft.Party party) {
    for (String text : List.of(String.valueOf(party.id()), String.valueOf(party.name()))) {
      Matcher address = ADDRESS.matcher(text);
      if (address.find()) {
        return address.group(2).toLowerCase(Locale.ROOT);
      }
    }
    return null;
  }

  private static boolean isPrivate(String domain) {
    return PRIVATE_DOMAINS.contains(domain.substring(0, domain.indexOf('.')));
  }

  /// Whether a name says that it is a machine's.
  static boolean isBot(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    return folded.endsWith("bot")
        || folded.startsWith("bot ")
        || folded.contains("virtual assistant")
        || folded.contains("virtual agent")
        || folded.contains("digital assistant")
        || folded.contains("automat")
        || folded.contains("(bot)")
        || folded.contains("(ai)")
        || folded.equals("fin");
  }
}
