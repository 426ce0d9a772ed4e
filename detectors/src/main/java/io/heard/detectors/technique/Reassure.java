package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import java.util.List;
import java.util.Set;

/// Hears an agent lower a worry with a fact or a presence.
@AutoService(Detector.class)
@About(
    code = "reassure",
    kind = Kind.TECHNIQUE,
    title = "Lowers a worry",
    listensTo = Listens.AGENT)
public final class Reassure implements Detector {
  private static final Phrases SAID =
      Phrases.of(
          """
          mine = money|funds|data|account|details|deposit|order|booking|place|seat|card|photos|files|information|bag|luggage|parcel|payment|payments|number|refund|reservation|progress|settings|points|miles|cover|rent|savings|pin|password|medicine|warranty
          (please|do|you can)? (rest|be|feel|stay) assured
          (i|we) (can|would like to|want to|do) (assure|reassure) you
          ~ (please|so|and|but)? (do not|no need to|you do not (have|need) to|there is no need to|try not to) (worry|be worried|panic|be concerned|be alarmed|stress)
          no worries about (that|this|it)
          nothing (at all)? (to (worry|be concerned|be alarmed|fear)|you need to do|for you to (do|pay|worry)|more is needed|will (be (lost|charged|deleted)|happen to))
          nothing (else|more)? (needs|need) (doing|to be done)
          no need (for you)? to do anything
          there (is|will be) nothing (more|else|at all)? (for you to|you (need|have) to|to (pay|do|worry|sign|lose))
          you (are|have come|are all) (in (good|safe|the best) hands|not alone|covered|fully covered)
          (i|we) have (got)? (you|your back) covered
          i am (right|still)? here (to help|for you|with you|the whole|until)
          i am not going anywhere
          (we are|i am) with you (on this|all the|every)
          your <mine> _2 (is|are|will be|was|were|can not be|stays|stay|has|have) _2 (safe|secure|secured|protected|untouched|intact|not affected|unaffected|fine|loaded|valid|confirmed|guaranteed|insured|touched|kept|still (open|there|active))
          (you|nobody|no one) (will|would) not (be (charged|billed|penalized|affected|cut off)|lose|have to pay|owe|miss|pay (a|any|for|twice|anything)|need to (pay|worry))
          you owe (us)? nothing
          (no|without|zero) (extra|additional|further|hidden)? (charge|charges|cost|costs|fee|fees|penalty) (to you|for you|at all|will|whatsoever|involved)
          (will|would|does|should) not (affect|effect|change|harm|hurt|impact|damage|delete|erase|count|go on your|appear on) (the|your|any|anything|it|how|you|against|towards)
          (the|your|any|these|those) (funds|charge|hold|amount|money) _2 (never|will never|is voided|are voided|drops off|will fall off|is only temporary|is temporary)
          (is|are|was) not (your fault|you at all|anything you did|serious|unusual|dangerous)
          (this|that|it) (is|can be) (very|quite|completely|perfectly|totally)? (common|normal|routine|easily fixed|fixable|reversible|easy to (fix|sort|solve|put right))
          (perfectly|completely|totally|quite|absolutely|yes) (safe|normal|secure|covered)
          safe to (take|use|drive|keep|eat|continue|go|travel|ignore|leave)
          (should|will|would) (not be|be no|not cause) (a|an|any)? (problem|issue|trouble)
          can not see (this|that|it|there) being (a|any) (problem|issue)
          (happens|happened) (all the time|to (everyone|a lot of|many|lots)|a lot !that|more often than)
          you (can|may) (cancel|stop|change (it|your mind)|leave|return it|send it back|get (your money|a full refund)) (at any|any) time
          you (can|may|will|get to|still)? keep (the|it|all|both|them|your (money|deposit|number|points|place|seat|discount|account|data|card|order|refund|cover|email|price)) _3 (until|if|either way|whatever|anyway|;)
          (fully|100) (insured|covered|protected|reversible|guaranteed)
          (money back|full refund) (guarantee|if)
          (is|are) still (covered|valid|active|protected|under warranty|included|booked|confirmed|reserved|safe|on track|in place|there)
          # the harm that is not, and the burden that falls away
          <!if (it|that|money|this|account|place|seat) is not gone
          ^ (no|yes)? not gone ;
          <!if <!and nothing (is|was|has been) (lost|gone|missing|deleted|wasted|damaged|charged|broken)
          <!if nothing (more|else)? (can|will|could) (leave|go out|be (taken|lost|charged|deleted)|happen|change)
          nothing (goes|comes|leaves|went) (out|on|off|to|missing)
          <!if <!or <!and (nobody|no one|none of (them|it|that)) (can|will|could|is going to) (use|touch|take|see|get at|access|charge|spend|lose|cut)
          <!if nobody (loses|takes|gets charged|gets cut)
          you (do|will|need) not (need to|have to|going to)? (lose|decide|be asked|be billed|be charged|tell (it|me|us|them) (all|again)|repeat|send (it|them|anything) again|explain (it|this|all)|go through (it|this|that) again|sign anything|pay (a thing|anything|twice|for (that|this|it)|him|them|extra)|be cut off|be chased|rush|come in|queue)
          you (are|were) not (in (any)? trouble|the only one|late|too late|going to (lose|miss|be (charged|billed|cut off)))
          you have (done|got)? nothing (wrong|to be (sorry|ashamed|embarrassed)|to (lose|fear|worry))
          you (have|did) (done)? nothing wrong
          you (did|have done) (the right thing|everything right|exactly the right)
          <!if <!is there is no (obligation|deadline|catch|penalty|danger|risk)
          ^ (so|and)? no (obligation|extra to pay|signing)
          no (late)? (mark|fee|fees|interest|charge|penalty) (will|gets|goes|applies|added|and no)
          (costs|cost) you nothing
          (has|have) not (landed|left (the|your|us|our)|gone anywhere|been (touched|spent|charged|lost|cut))
          so (nobody|no one|nothing) (can|could|will|else|goes|gets|leaves)
          so (it|they|that|this) (can not|will not) (go up|be (used|charged|touched|taken|lost)|expire|rise|run out)
          i am staying (on|with you|right here|here|on the line)
          (on|to) this (thread|line|call) and nowhere else
          (just|exactly) as you left (it|them|everything)
          (stay|stays|remain|remains) (intact|whole|untouched|safe|yours|exactly)
          all (your|of your|the) _ (stay|stays|remain|are (safe|there|kept|intact|still there))
          your <mine> _2 (stay|stays|remain|remains) ; :: worry
          (is|are) (perfectly|absolutely|completely|totally|quite|all)? (fine|safe|intact|untouched|unaffected|unharmed) !(with|by|for (me|us)) :: worry
          (is|are) (all|still|right)? there ; :: worry
          (is|are|has been|have been) (now|already)? (frozen|blocked|on hold|held|voided|switched off|stopped) :: worry
          <!you <!i never (actually|really|even)? (left|leaves|leave|stopped|moved|touched) (the|your|our|it|;) :: worry
          you (are|will be)? (definitely|still|fully)? (covered|insured|on the list|booked in) :: worry
          (is|are) (covered|included|insured|guaranteed|refundable|protected|backed up) :: worry
          you (can|will) (still|definitely)? (get on|make it|get it back|get there|drive it|be back|get your (money|refund)) :: worry
          we will (get (you|this|it) (sorted|fixed|up and running)|work together|figure this out|sort (this|it) out|find a way)
          <!hope everything (is|will be|looks|has been|should be) (fine|ok|alright|in order|set|safe|taken care|good|correct|covered|sorted|as it should)
          i (have|can) already? (confirm|confirmed|checked|see) that? (it|your|the|everything) _4 (is|was|has been|are|went|arrived|landed) (safe|through|fine|received|requested|processed|there|correct|in order|active|ok|credited)
          """);

  /// What the customer fears for, or asks to be sure of.
  private static final Phrases WORRY =
      Phrases.of(
          """
          (worried|worry|worrying|scared|afraid|frightened|terrified|nervous|anxious|shaking|panic|panicking|panicked|dread|dreading|sick|concerned|uneasy|scam|stolen|fraud|hacked|unsafe|dangerous|risk|risky|harm)
          what if _
          (is|are|was|will|does|do|am|would|can|has|have) _5 (safe|gone|lost|ok|alright|affected|covered|included|secure|dangerous|charged|real|insured|refundable|missed|count|valid|deleted|stolen)
          (am|will|would) i _3 (lose|going|pay|have to|miss|be|get|need|make|owe|still)
          please? tell me (it|that|its)
          (lose|losing|lost) (it|everything|all|my|our|the)
          <!you (might|may|going to|will) _2 (lose|miss|run out|be (charged|fined|late|cut off|evicted))
          (oh)? my god
          (are|is) (you|that|it) _2 (sure|certain|definite|really)
          (can not|could not|do not want to) (lose|miss|afford)
          """);

  private static final Set<String> ANXIETY = Set.of("anxiety");

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream()
            .filter(match -> !match.isQuoted() && !asks(match))
            .filter(match ->
                match.tag().isEmpty()
                    || !match.isNegated() && !match.isSupposed() && isWorried(moment))
            .toList();
    return Quotes.of(moment, LIKELY, matches);
  }

  /// Whether what the customer said last shows a worry, or asks to be told that all is well.
  private static boolean isWorried(Moment moment) {
    return moment.lastRunOfOtherSide().stream()
        .anyMatch(
            told -> WORRY.first(told).isPresent() || moment.heard(told.turn().index(), ANXIETY));
  }

  private static boolean asks(Match match) {
    return match.sentence().ending() == Sentence.Ending.QUESTION;
  }
}
