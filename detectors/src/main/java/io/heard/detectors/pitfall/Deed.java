package io.heard.detectors.pitfall;

import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.List;

/// What an agent's words do about the customer's case: take it on, offer, answer with a limit, or
/// tell the customer what to do.
final class Deed {
  /// Taking it on, an offer, an alternative, something done.
  private static final Phrases TAKEN_ON =
      Phrases.of(
          """
          own = i|we|we all|our team|the team|my colleague|our colleagues|my manager|somebody|someone|they
          <!(so|that|where) <own> (will|shall|am going to|are going to|is going to|would|can|could) (also|just|now|gladly|happily|certainly|definitely|of course|personally|quickly|be able to|be happy to|be glad to|love to|like to)? !(not|only|advise you that|need|require|ask|take your|never|be in|always) (check|look|see|find|get|sort|fix|send|arrange|refund|replace|credit|escalate|raise|report|pass|forward|chase|ring|call|speak|talk|contact|ask|investigate|book|cancel|change|move|waive|remove|add|make|do|give|offer|note|log|record|review|reach|follow|work|put|take|issue|open|create|resolve|stay|let|try|go|bring|have|start|keep|provide|share|tell|explain|reset|update|walk|guide|show|transfer|process|cover|pay|deliver|extend|hold|stop|pull|drop|email|message|text|unplug|recommend|suggest|restore|confirm)
          (i|we) (have|had) (now|just|already|also|gone ahead and)? (checked|looked|found|sent|arranged|refunded|replaced|credited|escalated|raised|reported|passed|forwarded|forward|chased|rung|called|spoken|contacted|asked|booked|cancelled|changed|moved|waived|removed|added|made|opened|created|resolved|fixed|sorted|noted|logged|let|put|taken|issued|reset|updated|processed|extended|stopped|pulled|replied|responded|followed|sent)
          (i|we) (just|already|also)? (checked|looked|found|sent|arranged|refunded|replaced|credited|escalated|raised|reported|passed|forwarded|chased|rang|called|spoke|contacted|booked|cancelled|changed|waived|removed|added|opened|resolved|fixed|sorted|noted|logged|followed|replied|processed)
          <!(so|that|where) (i|we|he|she|they|somebody|someone|he all) (will|shall|am going to|are going to) (also|just|now|then|gladly|happily|certainly|personally|quickly)? !(not|never|need|require|have|be|always|only|like|love|advise|suggest|want|ask|take|expect|appreciate|say|agree|understand|know|think|hope|see|help|assist) _
          you will (have|get|receive|hear|see|be (called|contacted|refunded|credited|able))
          i am (just|now)? (checking|looking|ringing|calling|going|getting|sending|sorting|chasing|speaking|on it|happy to|raising|passing|asking|opening|putting|pulling|refunding|cancelling)
          we are (just|now|currently|actively|already)? (checking|looking|working|investigating|sending|sorting|chasing|fixing|arranging|refunding|on it|aware)
          (let me|let us) (just|quickly|see)? !(know) (check|look|see|find|get|sort|fix|pull|go|try|take|ask|make|help|work|figure|have|put|start|do|start|call|ring|speak|bring|deal|turn|talk|walk)
          (working|looking) (hard)? (to|on|into) _3 (resolve|fix|restore|sort|this|it)
          (we|i) (would|do|really|definitely|certainly|always|d)? (love|like|want|wish) to _2 (help|assist|look|investigate|make|speak|sort|resolve|learn|hear|get|fix|discuss)
          (happy|glad|pleased) to _2 (look|check|arrange|offer|refund|replace|send|discuss|contact|speak|sort|book|provide|chase|review|investigate|raise|get)
          (refund|replacement|credit|voucher|compensation|new one|discount|exchange|engineer|technician|courier|callback|call back) (is|has been|will|on its way|for you|booked|today|within)
          (instead|alternatively|alternative|in the meantime|the other option|another option|other options|one option|a couple of options|two options|options are)
          (you|customers|she|he|they) (can|could|may|might|are able to|are welcome to) (also|always|still|either|instead|now|just)? !(not|please|dm|send us|check your|rest) (claim|apply|get|use|try|collect|return|exchange|upgrade|choose|switch|pick|request|make a complaint|complain|track|travel|book|call|ring|find|check|order|pay|download|watch|go|contact|speak|email|ask|keep|have|manage|change|cancel|visit|view|see|turn|take)
          (would you like|do you want|shall i|shall we|should i|can i offer|could i offer|would it help|how about|what if (i|we)|what (i|we) can do|if you (would like|prefer|like|want) (to|a|us|me|that))
          (as a (goodwill|gesture)|goodwill|on the house|free of charge|at no (extra)? (cost|charge)|no charge|waive|waived|refund|refunded|reimburse|reimbursed|compensate)
          (escalated|escalate|escalating|investigate|investigating|investigation)
          (keep you (posted|updated|informed)|stay (with you|on this|on the line)|get back to you|be in (touch|contact)|get in touch|reach out to you|contact you|call you|ring you)
          (pass|passed|passing|forward|forwarded|share|shared|feed|fed) _4 (along|on to|to the|to our|with the|with our|back to) _2 (team|teams|manager|management|colleague|colleagues|department|store|engineers|office|concerned)
          (hang|bear|hold) (on|tight|with me|with us)
          (issue|problem|this|it|matter|fault|outage|service|error) (has been|is now|will be|is being|should be|should now be) (fixed|resolved|sorted|restored|investigated|working|back|looked|corrected|addressed|refunded|assisted)
          """);

  /// Telling the customer what to do about it.
  private static final Phrases INSTRUCTS =
      Phrases.of(
          """
          do-it = try|restart|reboot|reset|reinstall|uninstall|update|unplug|plug|turn|switch|press|hold|click|tap|open|go|check|clear|delete|remove|log|sign|download|install|run|disable|enable|connect|disconnect|reconnect|select|choose|refresh|visit|use|fill|complete|submit|return|post|bring|book|order|call|ring|contact|speak|ask|follow|wait|allow|swap|replace|put|take|leave|keep|pay|buy|change|move|perform|reseat|attempt|make sure|ensure|consult
          ^ (so|then|first|ok|well|just|now|please|kindly|simply|next|instead)? (please|kindly|just|simply|then|you can|you could|you need to|you should|you must|you will need to|we will need to)? (also|always|just)? <do-it>
          (please|kindly) (also|just|simply)? <do-it>
          (please|kindly) have (him|her|them|your)
          ~ (and|then|or)? (try|restart|reboot|reset|reinstall|uninstall|unplug|press|click|tap|clear|download|install)
          (have|did) you (tried|try|checked|restarted|rebooted|reset|unplugged|reinstalled|had a chance)
          (can|could|would) you (please|also|just|try)? (try|restart|reboot|reset|unplug|check|clear|delete|reinstall)
          (you|we) (need|have|will need|will have|would need|ought) to <do-it>
          (here are|below are|these are|following) _3 (steps|instructions|link|article|options)
          (i|we) (would)? (recommend|suggest|advise)
          """);

  /// Where to write, and data that the agent wants: clerical, not a deed.
  private static final Phrases CLERICAL =
      Phrases.of(
          """
          (dm|pm|direct message|private message|message|inbox) us
          (send|shoot|drop|give|provide|share|confirm|supply) (us|me|your|the|over|with)? _4 (dm|pm|message|number|address|email|code|zip|postcode|reference|details|name|information|info|account|booking|order)
          (via|in|by|through) (a|our)? (dm|pm|direct message|private message|inbox)
          (please|kindly) (dm|pm|message|provide|confirm|describe|state|quote|specify)
          (email|e mail|write) (to)? (us|at)
          (info|information|details|zip|postcode|gamertag|reference|account number|order number|email address|phone number|serial number|booking number)
          """);

  /// A limit said honestly: what cannot be, or until when.
  private static final Phrases LIMIT =
      Phrases.of(
          """
          (i|we|you|it|that|this|there) (am|are|is)? (really|just|simply|currently)? (can not|could not|unable|not able|not possible|no way|will not|would not|do not have|does not|not something)
          (until|by|before|within|from) (<number>|<weekday>|tomorrow|tonight|then|end)
          (at the moment|for now|not yet|nothing (i|we) can do|not within|out of stock|not available|too late)
          """);

  /// A reason of any kind.
  private static final Phrases REASON =
      Phrases.of(
          """
          (because|since|due to|owing to|so that|the reason|reason is|reason why|this is to|that is to|in order to|to protect|to prevent|to make sure|to ensure|to keep|for (security|safety|privacy|legal|data|health|hygiene)|by law|the law|legally|regulations|regulator|otherwise|means that|it would|which means)
          (as|where) (that|the|it|we|they|this|your|you|i) (service|is|are|was|has|have|can|were)
          """);

  private Deed() {}

  /// Whether a turn gives a reason.
  static boolean explains(Utterance turn) {
    return REASON.first(turn).isPresent();
  }

  /// Whether a turn takes the case on, or offers something.
  static boolean takesOn(Utterance turn) {
    return TAKEN_ON.in(turn).stream().anyMatch(m -> !m.isQuoted() && !m.isNegated());
  }

  /// Where a turn tells the customer what to do; asking for data is none.
  static List<Match> instructs(Utterance turn) {
    return real(INSTRUCTS.in(turn), turn);
  }

  /// Those of some matches that stand in no sentence about where to write or what data to send.
  static List<Match> real(List<Match> matches, Utterance turn) {
    List<Match> clerical = CLERICAL.in(turn);
    return matches.stream()
        .filter(m -> !m.isNegated() && !m.isQuoted())
        .filter(m ->
            clerical.stream()
                .noneMatch(c ->
                    turn.words().get(c.from()).sentence() == turn.words().get(m.from()).sentence()))
        .toList();
  }

  /// Whether a turn says what cannot be, or until when.
  static boolean setsLimit(Utterance turn) {
    return LIMIT.first(turn).isPresent();
  }
}
