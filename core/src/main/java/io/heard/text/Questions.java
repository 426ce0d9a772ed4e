package io.heard.text;

import io.heard.conversation.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what a speaker asks of the one addressed. Rhetorical questions, courtesies and tags ("…,
/// right?") ask nothing.
public final class Questions {
  /// A longer question is quoted from the words that ask; shorter ones whole, since what they ask
  /// for often stands before.
  private static final int SHORT_WORDS = 12;

  private static final Phrases OPENINGS =
      Phrases.of(
          """
          aux = am|are|is|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might
          start = so|and|but|also|then|ok|hi|hello|hey|well|please|or|because|plus|anyway|just|now|again|yes|no|right|oh|um|uh|er|sorry
          you = you|i|we|someone|somebody|anyone|anybody|they|he|she|there|it|this|that|my|the|your|these|those|our
          unit-of = long|much|many|often|soon|far|late|early|old|big
          ~ <start>? <start>? (what|at what|by what) (time|date|day) :: WHEN
          ~ <start>? <start>? (when|until when|since when) <aux> :: WHEN
          ~ <start>? <start>? how (long|soon|late|early) <aux>? :: WHEN
          ~ <start>? <start>? how (much|many|often|far|big|old) :: HOW_MUCH
          ~ <start>? <start>? (where|from where) <aux> :: WHERE
          ~ <start>? <start>? (who|whose|whom|to whom) <aux> :: WHO
          ~ <start>? <start>? (why|how come|what for) (<aux>|the|not|am|<you>)? :: WHY
          ~ <start>? <start>? how <aux> :: HOW
          ~ <start>? <start>? (what|which) <aux> (the|a)? (reason|cause) :: WHY
          ~ <start>? <start>? what <aux> <you> (do|supposed to do|to do) :: HOW
          ~ <start>? <start>? what should (i|we)? :: HOW
          ~ <start>? <start>? what (about|if)? <aux> :: WHAT
          ~ <start>? <start>? which <aux> <you> :: WHAT
          (so|and|but) (why|how|when|where|who|what) (<aux>|not) <you> :: WHY
          ^ (is|are|does|will|can) _3 (supposed to|meant to|still|work|able to|possible|allowed) :: WHETHER
          ~ <start>? <start>? (which|what) (one|ones|of|kind|sort|type|part|number|version|option|plan|team|store|date) :: WHAT
          ~ <start>? <start>? what (about|if) :: WHAT
          ~ <start>? <start>? (can|could|will|would) (you|someone|somebody|anyone|anybody) (please|kindly|just|possibly|at least)? (help|tell|send|check|confirm|get|give|let|explain|make|fix|sort|look|call|ring|contact|cancel|refund|change|add|remove|put|find|do|provide|share|reverse|resolve|reset|email|message|advise|assist|transfer|show|take|arrange|update|book|reply|respond|follow|dm|clarify|investigate|process|issue|move|stop|push|hold|extend|waive|match|honor|credit) :: REQUEST
          ~ <start>? <start>? (can|could|may|shall|should) (i|we) (please|just)? (get|have|speak|talk|ask|see|change|cancel|request|return|swap|exchange|book|pay|know|be) :: REQUEST
          ~ <start>? <start>? (can|could|will|would|should|shall|may) (not)? <you> :: WHETHER
          ^ <start>? does (not)? (the|your|my|this|that|it) :: WHETHER
          ~ <start>? <start>? (is|are|am|was|were|does|has) (not)? <you> :: WHETHER
          ~ <start>? <start>? (do|did|have) (not)? (you|i|we|they|he|she) :: WHETHER
          ^ <start>? any (news|update|updates|word|progress|eta|idea|ideas|chance|luck|way|possibility|plans|reason|timeline) :: WHETHER
          ^ <start>? (is|are) (anyone|anybody|someone) :: WHETHER
          """);

  private static final Phrases REQUESTS =
      Phrases.of(
          """
          start = so|and|but|also|then|ok|hi|hello|hey|well|just|now|please|kindly|at least|guys|team|again|no|yes|look
          do = tell|give|send|get|put|call|ring|phone|email|transfer|cancel|refund|fix|sort|check|explain|make|stop|remove|show|bring|reverse|resolve|connect|change|dm|message|help|contact|text|find|move|sign|add|do|provide|share|confirm|advise|take|let|reply|respond|escalate|update|return|replace|review|look|assist|reset|activate|deactivate|close|delete|correct|process|release|reinstate|credit|compensate|honor|answer|clarify|arrange|ship|deliver|reopen|unlock|restore|investigate|speak|follow|reconsider|have|work|pass|cydm|sign|book|leave|read|switch|keep|state|quote|hurry
          other = note|find|god|no|yes|thank|thanks|and|but|i|the|it|this|that|my|you|we|he|she|they|so|or|for|is|in|to|as|at|if|because|not|thing|what|who|ok|hi|hello
          (please|kindly) (can you|could you|just|also|do)? !<other> (<do>|_ _) :: REQUEST
          ^ <start>? <do> (me|us|him|her|them|it|this|that|my|the|back|our|someone|somebody) :: REQUEST
          ^ <start>? (do|just) (have a look|look into|check|something) :: REQUEST
          ^ <start>? let me (know|speak|talk|have) :: REQUEST
          ~ (let|tell) me know? (if|when|what|whether|how|why|where|who|which) :: REQUEST
          ^ <start>? <start>? (any|some|need) help :: REQUEST
          (i|we) (really|just|do|still|also|urgently)? need (some|your|more)? help (with|to|on|getting|setting)? :: REQUEST
          ^ (need|want) (some|to|a|help) :: REQUEST
          (i|we) (just|really|only|still)? (want|need|would like|would love|wish|wanted) to (know|speak|talk|cancel|return|change|ask|request|make a|complain|report|close|swap|exchange|switch|upgrade|hear|understand|see) :: REQUEST
          (i|we) (just|really|only|still)? (want|need|would like|demand|expect|require|am owed) (my|a|an|the|this|it|that|some|your)? _2 (stopped|refund|money|back|refunded|replacement|answer|answers|explanation|manager|supervisor|compensation|apology|credit|label|files|fixed|sorted|resolved|cancelled|removed|changed|corrected|person|human|update|name|callback) :: REQUEST
          (i|we) (just|really|only|still)? (want|need|would like|expect) (you|someone|somebody|them|your|whoever) _2 to :: REQUEST
          (i|we) (just|really|only|still)? want _3 to (stop|be) :: REQUEST
          (i am|am|was|i was|just) (just)? wondering (if|whether|when|what|how|why|where|who) :: REQUEST
          (want|like|need|love|curious) to (know|find out|hear) (if|whether|when|what|how|why|where|who|which) :: REQUEST
          if you (can|could|would|will) (please|just)? (tell|send|check|help|let|give|get|confirm|look|explain|put) :: REQUEST
          would be (great|good|nice|helpful|appreciated) if you :: REQUEST
          (i|we) would (appreciate|be grateful) (it|if|a|an|your|some) :: REQUEST
          (anyone|anybody|someone|somebody) (please)? help :: REQUEST
          (help|refund|answer|answers|update|call|manager|supervisor|replacement|advice) (me|us|on this|with this)? please :: REQUEST
          (please|just)? help me :: REQUEST
          ~ (just)? tell me (where|what|how|when|why|who|if|which) :: REQUEST
          ^ please advise :: REQUEST
          """);

  private static final Phrases NOTHING =
      Phrases.of(
          """
          how (hard|difficult) (is|can|could|would) (it|that|this)
          how (is it|are you|are things|is your|do you do|have you been) (today|doing|going|day)? $
          how (are|is) (you|things|your day)
          (are|am|is) (you|i|he|they|this|that|it) (even|actually|all|guys|really|seriously)? (kidding|serious|joking|insane|crazy|mad|stupid|deaf|blind|drunk|high|a joke|some kind of joke|having a laugh|taking the piss|for real)
          (what|why|who|where|when|how) (the|in the|in|on) (hell|heck|fuck|earth|world|actual|f|bloody|name of|freaking)
          what the fuck
          what is the (point|use)
          what (ever)? (is|was) wrong with (you|people|these|this company)
          (what ever|whatever) happened to
          do you (guys|people|even|really|actually|all)? (know|realize|understand|have any idea|see|get) how
          do you (guys|even|actually)? (care|read|listen|think)
          how (dare|could you be so)
          (is|was) (that|it|this) (too much|so hard|so difficult|really so)
          why (bother|me|even)
          (why|how) would (anyone|anybody|someone)
          who (cares|do they think|do you think)
          (do you|you) (really|seriously|honestly|actually)? (think|call|expect|consider) (this|that|it|me|us|it is|that is|this is)
          can you (believe|imagine)
          how (is|was|can|could) (this|that|it) (even|be|still)? (fair|acceptable|ok|right|legal|allowed|happening|possible|a thing)
          what (kind|sort|type) of (a)? (company|service|business|support|place|people|customer|joke|people|idiot)
          how many (more)? times
          what (else)? is new
          (guess|know|you know) what
          what a
          ^ (really|seriously|honestly|right|ok|hello|hi|hey|huh|yes|no|eh|see|understand|get it|agreed|anyone|what|why not|excuse me|pardon|sorry) $
          (is not|are not|was not|do not|does not|did not|will not|would not) (it|you|they|i|we|he|she) $
          (you know|you see|right|yes|no|ok|innit|huh|eh|correct) $
          who knows
          tell me about it
          give me a break
          let me (guess|tell you)
          where do (i|you|we) (even)? (begin|start)
          what do you expect
          what (were|are) you thinking
          have (you|i) not
          ^ (so|and)? (which means|meaning|obviously|apparently)
          ^ for a
          would you like a
          how does (this|that|it) make (any)? (sense|since)
          give it a (shot|try|go)
          do not we all
          can i (just|only)? (say|tell you|add)
          (is|was) (that|this|it) supposed to be (funny|a joke|help|helpful|an answer|an apology)
          do i (look|sound|seem) like
          (did|do|have|can) you (even|actually|not)? read
          you (literally)? just said
          as opposed to
          ^ look (this|that|it|there|the|my) _? (is|was|has|have|are|were|should|says|said)
          what a joke
          is it (any)? wonder
          """);

  private Questions() {}

  /// What is asked in an utterance, in order; at most one a sentence, and a question before a
  /// request.
  public static List<Question> in(Utterance utterance) {
    return utterance.questions();
  }

  static List<Question> found(Utterance utterance) {
    if (utterance.words().isEmpty()) {
      return List.of();
    }
    List<Match> openings = OPENINGS.in(utterance);
    List<Match> requests = REQUESTS.in(utterance);
    List<Match> nothing = NOTHING.in(utterance);
    var found = new ArrayList<Question>();
    for (Sentence sentence : utterance.sentences()) {
      if (rhetorical(sentence, nothing)
          || utterance.isQuoted(utterance.span(sentence.from(), sentence.to()))) {
        continue;
      }
      Match opening = last(openings, sentence);
      boolean marked = sentence.ending() == Sentence.Ending.QUESTION;
      if (opening != null && (marked || opensUnmarked(opening, sentence, utterance))) {
        found.add(
            quoted(utterance, sentence, opening.from(), Question.Kind.valueOf(opening.tag())));
        continue;
      }
      Match request = first(requests, sentence);
      if (request != null && !request.isQuoted()) {
        found.add(quoted(utterance, sentence, request.from(), Question.Kind.REQUEST));
      } else if (marked && asks(utterance, sentence)) {
        found.add(quoted(utterance, sentence, sentence.from(), Question.Kind.WHETHER));
      }
    }
    return List.copyOf(found);
  }

  /// Without a mark, only a question at the sentence's beginning, or one that nothing but a
  /// greeting or an account precedes, is one; "when is" and "who is" inside are relative.
  private static boolean opensUnmarked(Match opening, Sentence sentence, Utterance utterance) {
    boolean begins = opening.from() - sentence.from() <= 1;
    return switch (Question.Kind.valueOf(opening.tag())) {
      case WHY, HOW, HOW_MUCH, REQUEST ->
          begins || utterance.words().get(opening.from() - 1).clause() < clause(opening);
      case WHEN, WHERE, WHO, WHAT, WHETHER -> begins;
    };
  }

  private static int clause(Match match) {
    return match.in().words().get(match.from()).clause();
  }

  private static boolean rhetorical(Sentence sentence, List<Match> nothing) {
    for (Match match : nothing) {
      if (match.from() >= sentence.from() && match.to() <= sentence.to()) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Match first(List<Match> matches, Sentence sentence) {
    @Nullable Match best = null;
    for (Match match : matches) {
      if (match.from() >= sentence.from()
          && match.to() <= sentence.to()
          && (best == null || match.from() < best.from())) {
        best = match;
      }
    }
    return best;
  }

  private static @Nullable Match last(List<Match> matches, Sentence sentence) {
    @Nullable Match best = null;
    for (Match match : matches) {
      if (match.from() >= sentence.from()
          && match.to() <= sentence.to()
          && (best == null || match.from() > best.from())) {
        best = match;
      }
    }
    return best;
  }

  /// Whether a sentence with a question mark but no question's order asks: "Any news on it?" does,
  /// a lone name or number does not.
  private static boolean asks(Utterance utterance, Sentence sentence) {
    int words = 0;
    for (Word word : utterance.words().subList(sentence.from(), sentence.to())) {
      if (word.kind() == Word.Kind.WORD) {
        words++;
      }
    }
    return words >= 2 && words <= SHORT_WORDS;
  }

  private static Question quoted(
      Utterance utterance, Sentence sentence, int opening, Question.Kind kind) {
    int from = sentence.words() <= SHORT_WORDS ? sentence.from() : opening;
    Span words = utterance.span(from, sentence.to());
    int end = Math.max(words.to(), sentence.span().to());
    return new Question(utterance, from, sentence.to(), new Span(words.from(), end), kind);
  }
}
