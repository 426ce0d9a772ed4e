package io.heard.formats;

import io.heard.conversation.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Infers who answers for the company where the input does not say: from what the parties say and
/// how ([RoleSigns]), from what they are called ([RoleNames]), from who opens, and from who else is
/// there. All sides of a conversation are weighed together, since somebody is mostly there for the
/// company and somebody for themselves. A guess that is not clear is not made. It decides only who
/// is who; what is heard never rests on it.
final class RoleGuess {
  /// What was inferred about one party.
  ///
  /// @param role the role
  /// @param confidence how sure it is, from [#CLEAR] up to below 1
  record Guess(Role role, double confidence) {}

  /// One line that everybody could see.
  ///
  /// @param party who says it
  /// @param text what is said, not blank
  record Said(Draft.Party party, String text) {}

  /// Below this the side stays open.
  static final double CLEAR = 0.9;

  /// What nobody who infers may pass.
  private static final double SUREST = 0.99;

  /// How rare it is that all are on one side, as log odds.
  private static final double ONE_SIDE = -4;

  /// How much less likely two of one side follow each other directly than two of different sides;
  /// for each time, up to the number below. Colleagues follow each other when one hands over.
  private static final double FOLLOWS = -1.5;

  private static final int MOST_FOLLOWED = 5;

  /// How much less likely one greets or thanks by name somebody of the own side.
  private static final double CALLS = -1.5;

  /// How sure it is of one whose name says that it is a machine.
  private static final double NAMED_MACHINE = 0.97;

  /// What it shows to give a name that stands in the roster.
  private static final double IN_ROSTER = 5;

  /// More parties than this are not weighed in all their combinations; nobody met more in a
  /// conversation with one customer.
  private static final int MOST_WEIGHED = 10;

  private final List<Said> said;
  private final Map<Draft.Party, Role> settled;
  private final Map<Draft.Party, List<String>> texts = new LinkedHashMap<>();
  private final List<Draft.Party> open = new ArrayList<>();
  private final Map<Draft.Party, Guess> guesses = new LinkedHashMap<>();
  private final Map<Draft.Party, Double> odds = new HashMap<>();
  private final Map<Draft.Party, RoleSigns> signs = new HashMap<>();

  private RoleGuess(List<Said> said, Map<Draft.Party, Role> settled) {
    this.said = said;
    this.settled = new HashMap<>(settled);
  }

  /// The roles of the parties that have none yet; those that stay unclear are left out.
  ///
  /// @param parties all parties, also those of whom nothing is public
  /// @param said what was said, in order
  /// @param settled the roles that are known
  /// @param channel the medium's name, empty where it is not known
  /// @param roster names of people who answer for the company, folded
  static Map<Draft.Party, Guess> guess(
      Set<Draft.Party> parties,
      List<Said> said,
      Map<Draft.Party, Role> settled,
      String channel,
      Set<String> roster) {
    var guess = new RoleGuess(said, settled);
    guess.gather(parties);
    if (!guess.open.isEmpty()) {
      guess.weigh(channel, roster);
      guess.decide();
    }
    return guess.guesses;
  }

  private void gather(Set<Draft.Party> parties) {
    for (Draft.Party party : parties) {
      String name = party.name();
      if (name != null && !settled.containsKey(party) && RoleNames.isBot(name)) {
        guesses.put(party, new Guess(Role.BOT, NAMED_MACHINE));
        settled.put(party, Role.BOT);
      }
    }
    for (Said line : said) {
      texts.computeIfAbsent(line.party(), party -> new ArrayList<>()).add(line.text());
    }
    for (Draft.Party party : texts.keySet()) {
      if (!settled.containsKey(party) && (party.name() != null || party.id() != null)) {
        open.add(party);
      }
    }
  }

  private void weigh(String channel, Set<String> roster) {
    Map<Draft.Party, Double> named = RoleNames.shown(texts.keySet());
    Draft.Party first = said.getFirst().party();
    texts.forEach(
        (party, own) -> signs.put(party, RoleSigns.of(own, party.equals(first), channel)));
    for (Draft.Party party : open) {
      double listed = RoleCalls.gives(texts.getOrDefault(party, List.of()), roster) ? IN_ROSTER : 0;
      RoleSigns shown = signs.get(party);
      double says =
          shown == null ? 0 : texts.size() < 2 ? shown.oddsAlone() : shown.odds(signs.values());
      odds.put(party, says * enough() + named.getOrDefault(party, 0.0) + listed);
    }
  }

  /// Of little talk little is believed.
  private double enough() {
    return texts.size() < 2 ? 1 : said.size() / (said.size() + 1.0);
  }

  private void decide() {
    List<Draft.Party> weighed = open.subList(0, Math.min(open.size(), MOST_WEIGHED));
    int n = weighed.size();
    double[] ours = new double[n];
    double all = 0;
    double[] weights = new double[1 << n];
    double[][] together = together(weighed);
    double most = Double.NEGATIVE_INFINITY;
    for (int sides = 0; sides < weights.length; sides++) {
      weights[sides] = weight(weighed, sides, together);
      most = Math.max(most, weights[sides]);
    }
    for (int sides = 0; sides < weights.length; sides++) {
      double share = StrictMath.exp(weights[sides] - most);
      all += share;
      for (int i = 0; i < n; i++) {
        ours[i] += (sides >> i & 1) == 1 ? share : 0;
      }
    }
    for (int i = 0; i < n; i++) {
      settle(weighed.get(i), ours[i] / all);
    }
  }

  /// The log odds of these sides: bit 1 for who answers for the company.
  private double weight(List<Draft.Party> weighed, int sides, double[][] together) {
    double weight = 0;
    boolean company = settled.values().stream().anyMatch(Role::answers);
    boolean customer = settled.containsValue(Role.CUSTOMER);
    for (int i = 0; i < weighed.size(); i++) {
      boolean ours = (sides >> i & 1) == 1;
      company |= ours;
      customer |= !ours;
      weight += ours ? odds.getOrDefault(weighed.get(i), 0.0) : 0;
      for (int j = 0; j < i; j++) {
        weight += ours == ((sides >> j & 1) == 1) ? together[i][j] : 0;
      }
      weight += ours ? together[i][weighed.size()] : together[i][weighed.size() + 1];
    }
    boolean alone = texts.size() == 1;
    return weight + (company && customer || alone ? 0 : ONE_SIDE);
  }

  /// What it weighs that two parties are on one side; in the last two columns, that a party is on
  /// the side of those who are known to answer for the company, or of known customers.
  private double[][] together(List<Draft.Party> weighed) {
    int n = weighed.size();
    double[][] together = new double[n][n + 2];
    var at = new HashMap<Draft.Party, Integer>();
    for (int i = 0; i < n; i++) {
      at.put(weighed.get(i), i);
    }
    int[][] followed = new int[n][n + 2];
    for (int line = 1; line < said.size(); line++) {
      Integer one = column(said.get(line - 1).party(), at, n);
      Integer two = column(said.get(line).party(), at, n);
      if (one == null || two == null || one.equals(two)) {
        continue;
      }
      int row = Math.max(one >= n ? -1 : one, two >= n ? -1 : two);
      int column = row == one ? two : one;
      if (row >= 0) {
        followed[row][column]++;
      }
    }
    List<RoleCalls.Call> calls = RoleCalls.between(said, texts.keySet());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n + 2; j++) {
        together[i][j] = FOLLOWS * Math.min(MOST_FOLLOWED, followed[i][j]);
      }
    }
    for (RoleCalls.Call call : calls) {
      Integer one = column(call.from(), at, n);
      Integer two = column(call.to(), at, n);
      if (one != null && two != null && !one.equals(two) && (one < n || two < n)) {
        int row = Math.max(one >= n ? -1 : one, two >= n ? -1 : two);
        together[row][row == one ? two : one] += CALLS;
      }
    }
    return together;
  }

  private @Nullable Integer column(Draft.Party party, Map<Draft.Party, Integer> at, int n) {
    Role role = settled.get(party);
    if (role == null || role == Role.UNKNOWN) {
      return at.get(party);
    }
    return role.answers() ? n : n + 1;
  }

  private void settle(Draft.Party party, double ours) {
    double sure = Math.min(SUREST, Math.round(100 * Math.max(ours, 1 - ours)) / 100.0);
    if (sure < CLEAR) {
      return;
    }
    Role role = ours < 0.5 ? Role.CUSTOMER : isMachine(party) ? Role.BOT : Role.AGENT;
    guesses.put(party, new Guess(role, sure));
  }

  private boolean isMachine(Draft.Party party) {
    RoleSigns shown = signs.get(party);
    int last = said.size() - 1;
    while (!said.get(last).party().equals(party)) {
      last--;
    }
    return shown != null
        && shown.bot(
                said.getFirst().party().equals(party),
                texts.size() > 2,
                last <= 4 && last < said.size() - 2)
            > 0;
  }

  static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
