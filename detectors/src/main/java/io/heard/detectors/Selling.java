package io.heard.detectors;

import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.HashSet;
import java.util.Set;

/// Whether a conversation is about something that the agent's side sells.
public final class Selling {
  /// One of these is enough: words of trade, or a ware that the agent's side calls its own.
  private static final Phrases PLAIN =
      Phrases.of(
          """
          ware = plan|plans|package|packages|product|products|system|systems|software|platform|service|membership|range|model|models|price|prices|pricing|offer|offers|panels|tariff|tariffs|course|courses|kitchens|cover|policy|policies|card|clients|customers|showroom|trial|tier|app|kit|solution|installers|premium|fee|fees|subscription|broadband|bundle|machines|phones|cars|vans
          (demo|demonstration|pricing|proposal|free trial|premium plan|showroom|test drive|brochure|direct debit|onboarding|financing|roi|per month|per seat|per user|licences|licenses|upfront|rollout|tariff|coverage)
          <money> (a|per|each|every|off|discount|upfront|down|deposit|excluding|including|plus)
          (<number>|<money>) (percent)? (off|discount)
          (our|the) (new|latest|premium|basic|standard|full|own|annual|monthly|family|business|top|pro|gold|platinum|silver)? <ware> (is|are|has|have|comes|come|includes|include|starts|start|costs|cost|covers|do|does|can|will|offers|gives)
          (send|make|prepare|extend|repeat) (you)? (the|an|our|a) offer
          our (new|latest|premium|basic|standard|full|own|annual|monthly|family|business|top|pro|gold|platinum)? <ware>
          (interested in|thinking of|looking for|looking to (buy|get|rent|lease|switch|upgrade|replace)|considering) (a|an|the|our|your|one of|buying|switching|upgrading|renewing) _
          (sign|signing) (up|the contract|the deal|today|here)
          (quote|estimate|deposit|discount|contract|upgrade|warranty|lease|viewing|installation|pilot|special offer|finance)
          """);

  /// Everyday words too; two different ones of them make a sale.
  private static final Phrases LOOSE =
      Phrases.of(
          """
          (package|packages|trial|membership|policy|cover|options|option|model|range|price|prices|cost|costs|invest|investment|budget|offer|save|savings|battery|product|system|software|show you|switching|solution|clients|sales|catalog|catalogue|fitting|special|free|benefits|bundle|tier|monthly|a month|a year|seats|licence|license|install|panels|buy|purchase|starter|<money>|lapses|expires|payback|resale|fitted|upgrade|plan|plans|car|van|kitchen|boiler|mattress|sofa|flat|apartment|cameras|sensors|modules|warranty|cancellation|premium|rate|rates|vendor|supplier|provider|dealer|broker|deal|expensive|pricey|steep|costly|cheap|cheaper|dear|module|feature|features|version|edition)
          """);

  /// A customer speaks of buying.
  private static final Phrases BUYS =
      Phrases.of(
          """
          (how much (is|are|does|do|would|will) (it|this|that|the|your|you)|your (price|prices|pricing|quote|offer|product|products|software|platform|package|service|demo|brochure|website|plans|rates))
          (too expensive|out of (my|our) (budget|price range)|current (supplier|provider|contract|system)|other (quotes|suppliers|providers))
          (expensive|pricey|overpriced|cheaper|cheapest|the price|your price|dealer|salesman|salesperson|vendor|quoted|cold calls|not interested|cold call|sales call|sales pitch)
          """);

  /// A customer speaks of a service case: a fault, a claim, a charge, a booking that went wrong.
  private static final Phrases CASE =
      Phrases.of(
          """
          (my|our) (claim|refund|complaint|booking|reservation|order|parcel|delivery|flight|luggage|bill|statement|appointment|ticket) (is|was|has|number|reference|did|never|got|went|from|for)
          (does|do|did|is|are|was) not (work|working|arrive|arrived|turn on|come|load|charging)
          (been charged|charged me|charged twice|double charged|refund|still waiting|broken|faulty|damaged|cancelled on me|log in|logged out|password|claim number|reference number|locked out|overcharged)
          """);

  private static final int LOOSE_WORDS = 2;

  private Selling() {}

  /// Whether the agent's own turns before the newest one offer something, so that what the customer
  /// says is an answer to an offer. Stricter than [#upTo]: a complaint about something that was
  /// bought is no sale.
  public static boolean offers(Moment moment) {
    for (Utterance customer : moment.customerBefore()) {
      if (!CASE.in(customer).isEmpty()) {
        return false;
      }
    }
    var loose = new HashSet<String>();
    for (Utterance agent : moment.agentBefore()) {
      if (speaks(agent, loose)) {
        return true;
      }
    }
    return !loose.isEmpty()
        && moment.customerBefore().stream().anyMatch(turn -> BUYS.first(turn).isPresent());
  }

  /// Whether the newest turn too, or what came before it, speaks of a sale.
  public static boolean upTo(Moment moment) {
    var loose = new HashSet<String>();
    return speaks(moment, loose) || speaks(moment.now(), loose);
  }

  private static boolean speaks(Moment moment, Set<String> loose) {
    for (Utterance agent : moment.agentBefore()) {
      if (speaks(agent, loose)) {
        return true;
      }
    }
    return moment.customerBefore().stream().anyMatch(turn -> BUYS.first(turn).isPresent());
  }

  private static boolean speaks(Utterance agent, Set<String> loose) {
    if (PLAIN.in(agent).stream().anyMatch(match -> !match.isQuoted())) {
      return true;
    }
    for (Match match : LOOSE.in(agent)) {
      loose.add(match.in().words().get(match.from()).stem());
    }
    return loose.size() >= LOOSE_WORDS;
  }
}
