package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.List;

/// Hears a customer tell something personal that deserves a response.
@AutoService(Detector.class)
@About(
    code = "disclosure",
    kind = Kind.CUE,
    title = "Tells something personal",
    listensTo = Listens.CUSTOMER)
public final class Disclosure implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          own = my|our|his|her|their
          relative = wife|husband|son|daughter|mother|father|mum|mom|mam|dad|parents|partner|brother|sister|grandmother|grandfather|grandma|grandpa|nan|gran|grandad|aunt|auntie|uncle|cousin|fiance|fiancee|boyfriend|girlfriend|baby|child|children|kid|kids|toddler|boy|boys|girl|girls|twins|grandson|granddaughter|grandchildren|grandkids|nephew|niece|mother in law|father in law|mum in law|dog|cat|family|friend|best friend|teenager|newborn|little one|stepson|in laws|eldest|youngest
          die = died|passed away|passed|passing|death|dying|deceased|is dead|dead|pass away
          (<own>) (late|dead) (<relative>) :: bereavement
          (<own>) (elderly|late|old|older|younger|little|big|dear)? (<relative>) _4 (died|passed away|passed (last|in|on|this|a|suddenly|recently|two|three|just)|is dying) :: bereavement
          (lost|losing|buried|bury|burying|grieving|mourning) (<own>) (own|dear|late|only)? (<relative>) :: bereavement
          (<relative>) (funeral|death|passing|wake|ashes|estate|memorial|will) :: bereavement
          (funeral|bereavement|bereaved|widow|widowed|widower|miscarriage|death in the family|passed away|stillborn|grieving|memorial service|condolences) :: bereavement
          (he|she) (died|passed away|passed last|passed in|is gone now) :: bereavement
          since (he|she) (died|passed) :: bereavement
          (cancer|chemo|chemotherapy|radiotherapy|dialysis|diabetic|diabetes|alzheimer*|dementia|parkinson*|epilepsy|epileptic|autistic|autism|adhd|ptsd|stroke|heart attack|heart condition|surgery|asthma|asthmatic|pregnant|pregnancy|expecting a baby|diagnosed|diagnosis|hospice|wheelchair|disability|(am|is|are) disabled|registered disabled|arthritis|chronic|migraines|panic attack|panic attacks|depression|mental health|intensive care|icu|pneumonia|kidney|transplant|tumor|tumour|concussion|maternity leave|(am|is|are|was|go|going|nearly|almost|registered) (blind|deaf)|hard of hearing|partially sighted|in hospital|in the hospital|out of hospital|hospitalized|hip replacement|knee replacement|biopsy|ivf|bedridden|housebound|seizures|seizure|vulnerable|special needs|carer|caregiver) :: illness
          (broke|broken|fractured|sprained|injured|hurt|done) (my|his|her) (leg|arm|hip|wrist|ankle|back|foot|knee|shoulder|hand|neck|collarbone) :: illness
          (i|he|she|<relative>) (is|am|was|have been|has been|was|been|got|fell|gets) (very|really|so|seriously|quite|off|too)? (ill|sick|unwell|poorly|hospitalized|bedridden|recovering|in pain|allergic|frail|ill in bed) :: illness
          (my|his|her) (health|condition|operation|medication|eyesight|hearing|illness|recovery|doctor|gp|consultant|therapist|chemo|insulin|inhaler|blood pressure|anxiety|mobility|oxygen) :: illness
          (my|his|her) (back|heart) (is (bad|out|weak|failing)|problem|problems|condition|trouble|surgery|medication|tablets|gave out|went) :: illness
          (bad|terrible) (back|hip|knee|knees|hips|heart) :: illness
          (lost|losing|quit|left|starting|started|start|got|changed|change) (<own>|a|his) (new|first|old)? (job|jobs|work) :: job
          (laid off|made redundant|redundancy|redundant|unemployed|out of work|furloughed|between jobs|on strike|sick leave|universal credit|job seeker*|job interview|new job|just retired|recently retired|retired|retiring|freelance|freelancer|self employed|zero hours|night shift|night shifts|double shift|nights at|got promoted|promotion|first day at work|minimum wage) :: job
          (i) (am|work as) (a|an) (single|full time|part time|trainee|retired|junior|newly qualified)? (nurse|teacher|student|pensioner|carer|doctor|driver|courier|paramedic|chef|mechanic|builder|plumber|electrician|midwife|veteran|soldier|freelancer|photographer|writer|designer|farmer|baker|lorry driver|truck driver|firefighter|police officer|musician|hairdresser|childminder|cleaner|waitress|waiter|dad|mum|mom|parent|grandmother|grandfather|gran|widow|widower|single mother|single father) :: job
          (work|works|working) (from home|nights|two jobs|<number> jobs|night shifts|shifts|weekends|as a|for myself|full time) :: job
          (only|sole) (form|means|source) of (transport|transportation|income|heat|heating) :: job
          (single) (mum|mom|mother|dad|father|parent) :: family
          (<number>) (year|month|week) old !(phone|laptop|car|tv|device|account|boiler|machine|router) :: family
          (<own>) (elderly|disabled|youngest|oldest|eldest|little|newborn|aging|ageing|teenage|baby|only|small|young|sick|autistic|diabetic|frail) (<relative>) :: family
          (<own>) (<relative>) (has (just|no)|turns|turned|lives (with|alone|in a|on (his|her))|starts|started|needs (help|care|it|the|her|his|to|this)|relies|can not|cried|cries|depends|was born|was discharged|was (in|taken|rushed|admitted|diagnosed)|is (<number>|ill|sick|poorly|autistic|disabled|pregnant|expecting|getting|in hospital|very|only|coming|graduating|dying|allergic|starting|turning)) :: family
          (<own>) (<relative>) (birthday|wedding|graduation|christening|school|house|room|surgery|operation|medication|medicine|first|university|college|prom|party|<number>th) :: family
          (have|with|got|raising|mother of|father of|mum of|mom of|dad of|feed|and) (<number>) (young|small|little)? (kids|children|boys|girls|little ones|grandchildren|grandkids|toddlers) :: family
          (with|for|have|got|expecting|having) (a)? (baby|newborn|toddler|twins|small child|new baby|young family|little ones|kids) :: family
          (getting divorced|divorce|divorced|separated|separation|custody|engaged|getting married|got married|just married|newlyweds|pregnant|adopting|adopted|foster) :: family
          (for|as a present for|a gift for|surprise|surprising) my (<relative>) :: family
          (wedding|honeymoon|anniversary|graduation|baby shower|christening|baptism|bar mitzvah|hen do|stag do|reunion|<number>th birthday|<number>st birthday|birthday party|birthday present|birthday gift|bucket list|first communion|retirement party|quinceanera|bridesmaid|bride|prom) :: event
          (my|our|his|her) (birthday|<number>th|<number>st) :: event
          (going|fly|flying|travel|travelling|traveling|trip|driving|off|heading|visit|visiting|moving|emigrating) (to|over to|out to|home to|back to|up to|down to)? (see|visit|meet) (my|our|the) (<relative>|folks|grandkids|grandchildren) :: trip
          (family|first|once in a lifetime|dream|long awaited|summer|ski|camping|road|backpacking|anniversary|birthday|girls|school) (holiday|vacation|trip|cruise|getaway) :: trip
          (my|our) (holiday|vacation|trip to|honeymoon|cruise|holidays) :: trip
          (saved|saving|save|saving up) (up)? _3 (for|all year|<number> years|for years|months) :: other
          (moving|moved|move) (house|home|into|in with|out of|abroad|across|back home|in next|in on|to a new|to a smaller|flat|apartment) :: home
          (my|our|a|first|new) (new|first) (house|home|flat|apartment|place) :: home
          (bought|buying|renovating|building|selling|sold|lost|downsizing|flooded|burned down|burnt down) (my|our|a|the)? (first|new|own|old)? (house|home|flat|apartment|place|kitchen) :: home
          (homeless|evicted|eviction|burglary|burgled|broken into|house fire|flooded out|evacuated|living in a hotel|hurricane|hurricanes|earthquake|tornado|wildfire) :: home
          (lives alone|lives on her own|lives on his own|on my own since|all alone (since|now)) :: other
          (fixed income|on a pension|state pension|pay check to pay check|on benefits|in debt|behind on (my|our|the)|make ends meet|struggling to (pay|make|cope|feed)|struggling financially|can not pay (my|our|the) (rent|bills|mortgage)|living off|between paychecks|food bank) :: other
          (do not|not) have _2 (<money>|the money|that kind of money|money to|that money) :: other
          (hard|struggling) to find (the)? money :: other
          (money is (really|very|so)? tight|tight month|rough (year|month|few|patch)|tough (year|month|few|time)|difficult (year|time|few)|hard (year|time|few months)|bad year|long year|lot going on|lot on my plate|lot on (our|my)|been through a lot) :: other
          (have|has) not slept :: other
          (i) (am|turned|turn|will be) <number> (years old|this year|now|and (i|not|never|live)|next) :: other
          (up all night|in tears|i (was|am) crying) :: other
          """);

  /// Where the same words mean something else.
  private static final Phrases IDIOM =
      Phrases.of(
          """
          for crying out loud
          (is|are|was) alive
          (wife|husband|mum|mom|partner|family|mother) (will|would)
          (system|screen|checkout|account) (is|was) blind
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> idioms = IDIOM.in(moment.now());
    List<Match> says =
        Cues.apart(
            SAYS.in(moment.now()).stream()
                .filter(m -> !m.isQuoted() && !m.isNegated() && !m.isSupposed())
                .filter(m -> idioms.stream().noneMatch(i -> i.span().overlaps(m.span())))
                .toList());
    if (says.isEmpty()) {
      return List.of();
    }
    Match first = says.getFirst();
    return List.of(
        moment.finding(LIKELY, first).with(new Detail.Personal(first.tag(), first.span())));
  }
}
