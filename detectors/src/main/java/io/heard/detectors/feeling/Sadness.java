package io.heard.detectors.feeling;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Phrases;
import java.util.List;

/// Hears grief, loss, hurt and personal hardship.
@AutoService(Detector.class)
@About(code = "sadness", kind = Kind.FEELING, title = "Sadness", listensTo = Listens.CUSTOMER)
public final class Sadness implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          who = (my|our|his|her|the|late|dear|poor|own)? (late|dear|poor|own|eldest|youngest|elderly|older|younger|little|baby|best|beloved|twin|lovely|old|only)? (wife|husband|son|daughter|mother|father|mum|mom|dad|mam|ma|papa|mama|parents|partner|brother|sister|grandmother|grandfather|grandma|grandpa|grandad|granddad|nan|nana|nanna|gran|granny|aunt|auntie|uncle|cousin|nephew|niece|fiance|fiancee|boyfriend|girlfriend|baby|child|kid|dog|cat|puppy|pet|friend|in law|mother in law|father in law|stepdad|stepmum|twin|colleague|neighbour|neighbor|spouse|grandson|granddaughter|amma|granny|horse)
          (passed away|passed on (last|in|this|on|suddenly)|has passed (away)?|lost (her|his) (battle|life|fight)|deceased|bereaved|bereavement|funeral|mourning|grieving|my grief|our grief|the grief|in grief|with grief|of grief|grieve|widow|widowed|widower|cremation|cremated|memorial service|wake|hospice|stillborn|stillbirth|miscarriage|miscarried|burial|bury|buried|ashes|end of life|palliative|coffin|headstone|obituary) :: 3
          <who> (has|had|just|suddenly|sadly|recently|unexpectedly|also|is|who|both|was)? (just|sadly|recently|suddenly)? (died|dying|passed|dead|dies|killed|gone now|no longer with us|got killed|put down|put to sleep) !(by|the|out|it|on it|me|his|her|my) :: 2 any
          (death|loss|passing|suicide|murder) of (a|<who>|someone|a loved|him|her) :: 3
          (lost|lose|losing|buried|bury|burying|miss|missing|cremated) <who> (<number>|last|in|to|this|a|on|suddenly|recently|so|and|earlier|before|when|every|few|just|;) :: 3
          (i|we) (have)? (just|recently|also|sadly)? (lost|buried|miss|are losing|am losing) (my|our) <who> :: 3
          since (he|she|<who>|they) (died|passed|left|went|is gone) :: 2 any
          (he|she) (has|had|just|recently|is|was)? (just|sadly)? (died|passed away|passed|is gone|dying|gone now|not coming back|taken from us|no longer here) (last|in|on|suddenly|of|from|<number>|a|and|;|before|recently|this) :: 2 any
          (so|never (been|felt) so|so very|deeply|just) (embarrassed|humiliated|ashamed|small|alone|low|worthless|belittled) :: 2 own
          (felt|feel|feeling) (about)? (so|this|<number> inches)? (small|tall|worthless|belittled|humiliated) :: 2
          (worn out|at rock bottom|can not go on|lump in my throat|miss (him|her) (so|every|terribly|dreadfully|;)|i miss (him|her)|breaks me|broke me|do not have the words|no words for|fell apart|falling apart|brought it all back|too painful|in pain|hurts so|does hurt) :: 2 any
          (<number> (months|weeks|years) of (my)? (work|life|memories)|my (business|marriage|work|whole life|life|dream|baby)) (is|are|has|all|just|was)? (gone|over|ruined|destroyed|deleted|lost) :: 3
          (terminal (illness|cancer|diagnosis|patient)|terminally|cancer|chemo|chemotherapy|leukemia|leukaemia|tumour|tumor|dementia|alzheimer|stroke|heart attack|intensive care|icu|life support|parkinson|seizure|seizures|paralysed|paralyzed|diagnosed|diagnosis|hospitalised|hospitalized|radiotherapy|dialysis|motor neurone|sepsis|brain injury|coma|depression|depressed|suicidal|breakdown|ptsd|overdose|autistic meltdown|surgery went|very ill|seriously ill|gravely|critically ill|so ill|really ill|disabled now|housebound|bedridden|losing (my|his|her) (sight|mind|memory|mobility|hearing)) :: 2 maybe
          (in|into|from|to|at) (the)? hospital :: 1 maybe
          (<who>) (is|was|has been|has|had|got|been|went|were|are|being) (very|really|seriously|so|in|into|a|taken|rushed|quite|just|been)? (ill|sick|unwell|poorly|hospital|rushed|accident|dying|disabled|hospice|stroke|fall|surgery|injured|bedbound) :: 2 maybe
          (lost|losing|lose|laid off|made redundant|let go|fired|sacked|unemployed|out of work|redundancy|redundant|furloughed|zero hours|lost my) (my|his|her|our|from|from my|from work)? (job|jobs|work|income|position|business|home|house|livelihood|pension|everything|savings|sight|leg|mobility)? !(the|a|it|that|time|track|connection|signal|password|phone|parcel|package) :: 2 maybe
          (lost|losing|lose) (my|his|her|our|their) (job|jobs|home|house|business|livelihood|income|sight|everything|whole|savings|life savings|licence|marriage|memory|voice) :: 2
          (been|was|were|got|being|just|made|am|husband|wife|getting) (laid off|made redundant|let go|redundant|sacked|evicted|homeless|foreclosed|bankrupt|unemployed|out of work|cut to part|furloughed) :: 2
          (homeless|evicted|eviction|bankrupt|bankruptcy|food bank|on benefits|universal credit|in debt|in arrears|refugee|shelter|house fire|burnt down|burned down|flooded out|domestic (violence|abuse)|abusive (ex|husband|partner|relationship)|broke into|burgled|mugged) :: 2 maybe
          (divorce|divorced|divorcing|separated|separation|split up|broke up|breakup|break up|walked out|left me|cheated on me|going through a) (from|with|a|my|last|and|on|is|was|has|hard|rough|bad|;)? :: 2 maybe
          (going through|went through|been through|in the middle of) (a|my|an|the|so|such|hell|some|too|quite|really)? (very|really|messy|bitter|nasty|awful|ugly|hard|tough|rough|difficult|bad|horrible|terrible)? (divorce|separation|break up|breakup|hard|tough|rough|difficult|lot|hell|time|patch|enough|so much|year|treatment|chemo|grief) :: 2
          (hard|tough|rough|difficult|awful|terrible|horrible|worst|bad|dreadful|rotten|hellish|brutal) (few|couple of|last)? (time|times|year|month|week|days|weeks|months|period|patch|years) (for|in|at|since|right|lately|with|personally|financially|;|emotionally|already|and) :: 2
          (it|things|this|that|life|everything|money) (has|have|is|are|was|were|been) (been)? (very|really|so|pretty|incredibly|extremely|a bit|quite|not|a)? (hard|tough|rough|difficult|struggle|tight|lonely|a lot|awful|unbearable|easy) (for (me|us|my)|since|at home|lately|at the moment|right now|financially|this (year|month)|these days|without (him|her|my)|on (me|us|my|the)|enough|money wise) :: 2 any
          (broken|breaks|breaking|broke|break) (my|our|her|his|the) heart :: 3 own
          (heart broken|heartbroken|heartbreaking|brokenhearted|broken hearted|devastated|devastating|distraught|inconsolable|shattered|in bits|in pieces|miserable|grief stricken|crushed|bereft|traumatised|traumatized|in shock|humiliated|numb|hopeless) :: 3 own
          (in tears|crying|cried|cry|sobbing|sobbed|weeping|tearful|tearing up|teared up|burst into tears|welling up|tears) !(out loud|laughing|out|foul|off|of (joy|relief)|with (joy|relief|happiness)) :: 3 own
          (i|we|just|it|this|that|makes me|made me|making me|feel|feeling|am|was|are|really|so|very|quite|too) (am|feel|is|was|are|just|makes me|made me|all)? (just|so|really|very|quite|too|a bit|extremely|incredibly|deeply)? (sad|saddened|lonely|alone|depressed|hurt|hurting|upset|upsetting|broken|lost without|ashamed|embarrassed|guilty|empty|helpless|miserable|hurtful|worthless|unwanted) (about|that|to|and|by|for|with|at|right|because|when|;|without|enough|all|since|now|today|too) :: 2 own
          (saddens|saddened|saddening|hurts me|it hurts|that hurts|really hurts|so hurtful|hurtful|hurt my feelings|painful memories) :: 2
          (struggling|struggle|struggled|scraping|skint|barely|hard up|strapped|penniless|living on|hand to mouth|paycheck to paycheck) (to (pay|make|feed|cope|survive|get by|keep up|live|afford)|financially|with (money|everything|bills|the bills|debt|depression|grief|my (mental|health))|by|for (money|cash)|at the moment|right now|(to)? make ends|making ends|a (pension|fixed)|my (pension|savings|last)|benefits|disability|week to week|(to)? mouth) :: 2
          (money (is|has been|being) (really|very|so|pretty|quite|extremely|a bit|incredibly)? (tight|short|scarce)|make ends meet|making ends meet|(can|could) not (afford|feed|pay) (to)? (eat|heat|heating|food|rent|my (rent|bills|mortgage)|the (rent|bills|mortgage)|basic)|hard to find money|all (i|we) (have|had) (left|in the world)|last (penny|of my money)|no money (left|for|to|until)) :: 2 any
          (it|that) (was|is|were) (the last|all (i|we) (have|had) (left|of)|(his|her) (last|favourite|favorite|wedding)|our last) :: 2
          (last (photo|photos|thing|voicemail|message|gift|present|picture|pictures|christmas|birthday|memory) (of|from|he|she|my|i|we|with|together|she|that he|that she)|all i have left|he never got|she never got|never got to (say|see|meet|hold)|in (his|her) memory|in memory of|(his|her) (ashes|funeral|grave|last days|voice)|anniversary of (his|her|my)) :: 3
          (all alone|on my own now|by myself now|live alone|living alone|lives alone|no family|nobody left|no one left|a carer|caring for|care for my|look after my|looking after my) (and|with|now|since|here|;|of|for|my|disabled|elderly|sick)? :: 1 maybe
          (😢|😭|💔|😿|🥺|🥹) :: 2 maybe
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          wake (up|me|us|him|her|them|in|at|of)
          (you|about to|will|going to|just|they) (lost|lose|losing) my business
          (link|links|emails|bin|bins|shelves|shelf|page|box|boxes|seats|screen|phone|app|wheels|parts|plane|planes|rooms|site|it|which) (is|are|was|were|feels like|seems like) (totally|all|completely|still|also|both|just)? (broken|empty|shattered|falling apart)
          (feel|feels|feeling|looks) like (it is)? falling apart
          shattered (my|the) (computer|phone|screen|laptop|tablet|window|glass)
          last thing i (bought|did|ordered|need|want|remember|got|heard)
          just small
          so small (i|we|it|that|you)
          (lost|losing|lose) (my|his|her|our) job
          (laid off|made redundant) in
          passed on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)
          was broken
          heartbroken is
          (ready|going|about) to cry
          upset (with|at|about) (the|your|this) (company|service|airline|staff)
          been through a lot together
          hard time (with|doing|getting|finding)
          hard for me to
          miserable (trip|flight|service|experience|failure|weather|company)
          ^ (very|so|really)? (sad|hopeless) $
          we are (very|so|really) upset
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Felt.in(moment, SAYS, OTHERWISE);
  }
}
