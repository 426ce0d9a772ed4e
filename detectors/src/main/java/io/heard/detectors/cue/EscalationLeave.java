package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.List;
import java.util.Set;

/// Hears a customer say that they will cancel, switch, return it or not buy again.
@AutoService(Detector.class)
@About(
    code = "escalation-leave",
    kind = Kind.CUE,
    title = "Means to leave",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class EscalationLeave implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          plan = policies|contracts|app|gym|deal|account|accounts|subscription|contract|membership|service|services|plan|policy|insurance|line|lines|card|cards|direct debit|device protection|phone|internet|broadband|cable|prime|premium|trial|whole thing
          elsewhere = elsewhere|somewhere else|to (a|another|your|the|one of your) _1 (competitor|competitors|competition|provider|bank|company|supplier|carrier|airline|network|rival|gym|chemist|pharmacy)|to the other (shop|chemist|bank|provider|company|gym|pharmacy)|to a rival|to someone else|to somebody else
          buy = buy|buying|order|ordering|shop|shopping|use|using|fly|flying|book|booking|stay|staying|deal|dealing|come|coming|go|going|return|returning|purchase|purchasing|spend|spending|recommend|recommending|do business|doing business|renew|renewing|rent|travel|ride|eat|trust|be back|set foot|sign|do this|touch|give
          # cancelling
          <!you (cancel|close|terminate|end|stop|delete) (my|our|the|this|both|all) _2 <plan> :: calm
          (cancel|cancelling|closing|terminating|ending|dropping) (my|our|the|this|all|both) _2 <plan> :: calm
          (can|could|will|would) (you|we|someone) (please|just)? (cancel|close) (it|this|that|everything|my|our|the|all) :: calm
          (want|wanting|like|going|ready|about|planning|thinking|considering|decided|threatening|prefer|wish|need) (to|of|about)? (just)? (cancel|cancelling|switch|switching|leave you|leaving you|leaving|drop you|quit|move away|unsubscribe|terminate|drop (the|this|your) _2 <plan>|drop (the|this|your) _1 app|return it|return them|return this|send it back|send them back) :: calm
          (i|we) (will|am|are|may|might|shall|have to|would rather) (just|be|probably|most likely|likely|now|then|simply|definitely|going to be|going to|have to|seriously)? (just|be|have to)? (cancel|cancelling|switch|switching|leaving|leave you|dropping|drop you|dumping|ditching|returning (it|this|them|everything)|return (it|this|them)|sending (it|this|them) (all)? back|send (it|this|them) back|moving (on|away)|unsubscribing|quitting|quit) !work
          (how|where) (do|can|would) (i|we) (go about)? (cancel|cancelling|close|return (it|this|them)|terminate|get out of) :: calm
          (cancelled|closed) my (account|subscription|membership|contract|policy|card|cards|trial)
          ^ (please|just)? (just)? cancel (it|everything|this|my|me|please) :: calm
          about to (end|cancel|switch|leave|drop|quit|walk)
          (not|never) (be)? (renew|renewing) (my|our|the|this|it|with)?
          let (it|the contract|the policy|my subscription) (lapse|expire|run out)
          (i|we) (would)? (want|wish|like|mean|intend) to leave (you|;|this (company|bank|network)|your)
          (i|we) (will|am going to|shall) (just)? (get|buy|order|use|book|hire|rent|lease) (it|one|this|that|them|somebody|someone|a|another) _2 (from (someone|somebody|your|another|a|elsewhere)|local|else|somewhere else|elsewhere)
          (i|we) (will|shall|am going to) return (the|this|my|your|both|all) _2 (to you|;)
          (i|we) (will|shall|am) (be)? out (when|as soon as|once|the moment|at the end)
          (i|we) (will|shall)? never (be)? (back|come back|set foot) (here|again|after|in|;)?
          (not think|do not think|not sure) (i|we) should do business
          (cancel|close) both
          # another seller
          (go|going|switch|switching|move|moving|look|looking|shop|shopping|buy|order|off|take (it|this)|taking (it|this)|buying|ordering|jumping ship) <elsewhere>
          (take|taking|took|bring|move|moving|spend|give|giving) (my|our|all my) (business|custom|money|account|accounts|<number> lines) (and go)? (<elsewhere>|with me|to)
          (switch|switching|switched|change|changing|moving|move) (provider|providers|bank|banks|carrier|carriers|supplier|suppliers|network|networks|companies|company|airlines|phones|brands)
          (port|porting) (my|our|the) (number|numbers|line) (out|away)?
          looking (at|for|into) (a|an|some|other|another|alternative) (other|new|alternative|different)? (provider|providers|supplier|suppliers|bank|carrier|options|companies|company|alternatives|alternative)
          (other|your|another) (company|companies|competitor|competitors|provider|providers|airline|store|shop) (will|would|gets|get|can have|is getting) (get)? (my|our)
          # never again
          never (ever|again|going to|will i|will we|be|want to)? (ever|again|be)? <buy> _8 (again|you again|you|your|here again|here|this (company|place|store|airline)|anything)
          never (again|ever again)
          (i|we) (will|am|are) not (be|going to|ever|going to be)? (ever|be)? <buy> !(round|around|through|over) _7 (again|you|here|any more|anymore|any longer)
          (last|final) (time|order|purchase|flight|booking) (i|we|you) (will|ever|shall|am|are|get|buy|use|order|fly|shop|book|deal|spend) _1
          (lost|losing|lose|loose|loosing) (a|me|another|us|my|our|yourself a) _3 (customer|custom|business|client|as a customer|subscriber|member|sale)
          (done|finished|through) with (you|your|this (company|bank|airline|app|shop|service|place|network)|<mention>|them|@)
          (ditch|ditching|dump|dumping|boycott|boycotting) (you|your|this|them|<mention>|@)
          (deleting|uninstalling|uninstalled|deleted) (the|your|my|this) (app|account|apps)
          (use|using|use cash|buy|book) (cash|other|another) _3 (instead)
          (no longer|not) (be|going to be)? (a|your) customer
          (want|like|demand|have) (all)? (my|our) money back
          ^ cancelling (today|now|then|tomorrow|my|it|everything)
          not (do|doing) (any more)? business with
          (leaving|quitting) (you|this (bank|company|gym|network)|for good|after)
          """);

  private static final Set<String> UPSET =
      Set.of("frustration", "anger", "disappointment", "unheard", "distrust");

  private static final Phrases COMPLAINS =
      Phrases.of(
          """
          (not|never|nothing|no|again|still|enough|ridiculous|worst|worse|terrible|awful|poor|bad|joke|scam|useless|overcharged|overpriced|expensive|price|increase|hike|sick of|fed up|tired of|disappointed|unhappy|angry|otherwise|unless|if|because|so bad|late|lie|lied|wasted|better|cheaper)
          """);

  /// A cancellation that life asks for.
  private static final Phrases ERRAND =
      Phrases.of(
          """
          (passed away|died|death|deceased|stroke|hospital|illness|laid off|lost (my|his|her) job|redundant|moving (house|abroad|away)|my (mother|mum|mom|father|dad|husband|wife|brother|sister|late)|retiring|by mistake|by accident|duplicate)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    boolean upset = isUpset(moment);
    List<Match> says =
        SAYS.in(moment.now()).stream()
            .filter(EscalationLeave::isMeant)
            .filter(it -> upset || !it.tag().equals("calm"))
            .toList();
    return Cues.finding(moment, LIKELY, says);
  }

  /// Whether a wish to cancel is a threat rather than an errand: the customer was upset before, or
  /// the turn complains.
  private static boolean isUpset(Moment moment) {
    if (!ERRAND.in(moment.now()).isEmpty()) {
      return false;
    }
    if (!COMPLAINS.in(moment.now()).isEmpty() || moment.now().plain().indexOf('!') >= 0) {
      return true;
    }
    for (int i = Math.max(0, moment.turn() - Moment.LOOK_BACK); i < moment.turn(); i++) {
      if (moment.intensity(i) >= 1 && moment.heard(i, UPSET)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMeant(Match match) {
    return !match.isQuoted()
        && !Cues.isDoneByOthers(match)
        && (match.in().words().get(match.from()).norm().equals("not") || !match.isNegated());
  }
}
