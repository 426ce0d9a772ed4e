package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.detectors.Selling;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.List;

/// Hears a customer in a sale want to go on: how to start, the contract, the next step.
@AutoService(Detector.class)
@About(code = "ready", kind = Kind.CUE, title = "Wants to go on", listensTo = Listens.CUSTOMER)
public final class Ready implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (how|where|when|what) (do|can|could|would|should|soon can|soon could|quickly can|fast can) (i|we|you) (go about|all|actually|just)? (start|begin|sign|sign up|get started|get going|order|buy|pay|enroll|enrol|book|proceed|join|place|set (it|this|that) up|get (it|this|that|one|set up|this going|the ball rolling|you started)|install|deliver|move forward|go ahead|do (to)? (next|start|from here)|schedule)
          (let us|i will|we will|i would like to|we would like to|i want to|we want to|happy to|ready to|i am going to|we should|shall we|i think we can|i think i will|prepared to|i can|we can|can we|can i|could we|keen to|like to|good to) (just)? (do (it|this|that)|go (ahead|for (it|that|this|the)|with (it|that|this|the|you))|get (started|going|this (done|going|started|booked|in the|moving)|it (done|booked|going|moving|started)|that (booked|done|going|set up|in the diary))|book (it|that|this|me|us|a|the|one|in)|move (forward|ahead)|proceed|start (with|on|the|next|today|as|now|on|there|small|monday)|sign (up|it|the|today|this|now)|set (it|that|this) up|take (it|that|one|this|the|two|them|you up)|order (it|one|that|the|two|this)|buy (it|one|that|the)|lock (it|that|this) in|make it happen|try it|give it a (go|try|shot)|schedule (it|that|the|a)|say yes|reserve|switch (over|to|today|now)|pay (the|a|by|now|today)|put (down)? (the|a) deposit|put it in|pencil|place the order|join|enroll|upgrade|commit)
          (send|email|forward|get|shoot|give) (me|us|it|that|over|along|across) (the|a|your|over the|over a|that|over)? _2 (contract|paperwork|agreement|quote|link|invoice|proposal|form|forms|papers|order form|documents|terms|details|calendar invite|invite|application)
          (sign me up|count me in|count us in|book me in|book us in|put (me|us) down|where do i sign|you have got a deal|you have a deal|it is a deal|deal|done deal|you have convinced me|i am convinced|i am sold|we are sold|take my money|let us talk (dates|numbers|contract)|let us go|works for (me|us)|go for it|let us get it booked|that settles it|i am ready|we are ready) (;|$)
          what (is|are|happens|would|do|does|would be|will be) (the|our|my|you|i|we)? (next|need from (me|us)|need to (start|begin|get)|the next|next step|next steps|do next)
          next (step|steps) (is|are|then|$)
          (what) (do|would|will) (you|i|we) (need) (from (me|us)|to (get|start|do|sign|begin|set|make))
          when (can|could|would|will|is|are) (you|we|it|i|someone|the|they|your) _3 (start|come|install|deliver|begin|fit|arrive|earliest|get|ready|do it|have it|ship|go live)
          (can|could|shall|may) (i|we|you) (start|book|order|sign|get|reserve|pay|put|set (it|that|this|me|us) up|do that today|schedule|have (the|a) (contract|quote)|pencil|go ahead|draw up|come|send|do) _4 (today|now|next|this|monday|tomorrow|one|in|up|it|then|contract|over|online|on|by|slot|here|paperwork|the)
          (is|are) (there|you|it) (any)? _4 (slot|slots|availability|available|appointment)
          (do you|can you|do you guys) (take|accept|need) _2 (card|deposit|payment|credit card|my details|signature)
          (do i|do we) (sign|need to sign|put down)
          (yes|ok|right|great|perfect|fine|good|alright|brilliant|lovely) (then|please)? (let us|book|i will take|sign|do it|go ahead)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> says = SAYS.in(moment.now()).stream().filter(Match::isAsserted).toList();
    if (says.isEmpty() || !Selling.offers(moment)) {
      return List.of();
    }
    return Cues.finding(moment, LIKELY, says);
  }
}
