package io.heard.text;

import io.heard.conversation.Span;
import io.heard.text.Placeholder.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what in a text is no words: placeholders of what was withheld, and sounds that were
/// written down. Told by closed lists of what stands in the brackets, so that what people put in
/// brackets themselves stays words.
final class Asides {
  /// The longest inside of brackets that is looked at.
  private static final int LONGEST_INSIDE = 60;

  /// How far a row of signs is followed: long texts of nothing else are met on purpose only.
  private static final int LONGEST_MASK = 48;

  private static final Pattern STARTS =
      Pattern.compile("[\\[<{(*_♪♫♬#•●█■]|&lt;|[Xx]{2}|[A-Z]_|REDACTED");

  /// Brackets by their opening, longest first.
  private static final String[][] BRACKETS = {
    {"{{{", "}}}"},
    {"{{", "}}"},
    {"[[", "]]"},
    {"<<", ">>"},
    {"&lt;", "&gt;"},
    {"[", "]"},
    {"<", ">"},
    {"{", "}"},
    {"(", ")"},
    {"***", "***"},
    {"**", "**"},
    {"*", "*"},
    {"__", "__"},
    {"_", "_"}
  };

  private static final Map<String, What> THINGS = new HashMap<>();

  static {
    what(
        What.OTHER,
        "redacted,redaction,pii,phi,pci,spi,masked,hidden,removed,withheld,censored,anonymized,anonymised,anon,deidentified,confidential,sensitive,private,bleep,bleeped,scrubbed,filtered,expletive,profanity,placeholder,nrp,religion,nationality,ethnicity,gender,occupation,profession,title,entity,misc,cardinal,ordinal,deleted,omitted,blank");
    what(
        What.NAME,
        "name,names,person,persons,per,firstname,lastname,fullname,surname,forename,nickname,username,user,customer,client,agent,advisor,caller,speaker,patient,doctor,patronym,salutation,handle,initials");
    what(
        What.NUMBER,
        "number,numbers,numeric,num,digit,digits,card,cardnumber,creditcard,cc,pan,cvv,cvc,cvv2,csc,pin,expiry,iban,bic,swift,ssn,sin,nino,nhs,itin,tin,vat,account,acct,accountnumber,routing,sortcode,phone,phonenumber,telephone,tel,mobile,fax,id,identifier,passport,licence,license,plate,vin,imei,imsi,mac,ip,ipaddress,ipv4,ipv6,order,ordernumber,orderid,booking,reservation,confirmation,reference,ref,tracking,case,ticket,invoice,policy,claim,serial,zip,zipcode,postcode,age,percent,quantity,code,otp,password,passcode,key,secret,token,credential,credentials,bank,aws,crypto,hash,uuid,guid,medical");
    what(What.EMAIL, "email,mail,emailaddress");
    what(
        What.PLACE,
        "address,addr,street,streetaddress,city,town,state,county,country,region,location,loc,place,gpe,building,airport,postal,coordinates,latitude,longitude,fac");
    what(
        What.TIME,
        "date,dates,time,datetime,dob,birth,birthday,birthdate,day,month,year,weekday,duration,timestamp,hour");
    what(What.MONEY, "money,amount,price,sum,currency,cost,fee,salary,income");
    what(
        What.COMPANY,
        "company,brand,organization,organisation,org,business,employer,merchant,store,shop,product,model,device,vendor,team,department,norp");
    what(What.LINK, "url,uri,link,website,site,domain,weblink,hyperlink,http,https");
    what(
        What.ATTACHMENT,
        "image,img,photo,photos,picture,pic,screenshot,screenshots,video,audio,voice,gif,sticker,attachment,attachments,attached,file,document,pdf,emoji,media,recording,memo,doc");
  }

  /// Words beside those that say what is withheld.
  private static final Set<String> FILLERS =
      Set.of(
          "of",
          "the",
          "a",
          "an",
          "your",
          "my",
          "his",
          "her",
          "their",
          "us",
          "uk",
          "ca",
          "au",
          "in",
          "eu",
          "full",
          "first",
          "last",
          "middle",
          "given",
          "family",
          "partial",
          "home",
          "work",
          "no",
          "type",
          "info",
          "data",
          "details",
          "here",
          "insert",
          "for",
          "as",
          "by",
          "and",
          "or",
          "credit",
          "debit",
          "driver",
          "drivers",
          "national",
          "social",
          "security",
          "insurance",
          "health",
          "tax",
          "known",
          "unknown",
          "some",
          "text",
          "message",
          "note",
          "value",
          "real",
          "x",
          "omitted",
          "removed",
          "deleted",
          "withheld",
          "expires",
          "ending",
          "s",
          "begin",
          "end",
          "start",
          "personal",
          "information",
          "protected",
          "user",
          "customer",
          "agent",
          "client",
          "birth",
          "person",
          "vehicle",
          "identification",
          "international");

  /// Words that say by themselves that something was withheld, also between round brackets.
  private static final Set<String> WITHHELD =
      Set.of(
          "redacted",
          "withheld",
          "censored",
          "masked",
          "anonymized",
          "anonymised",
          "bleep",
          "bleeped",
          "deidentified",
          "expletive",
          "pii");

  private static final Map<String, Sound.Kind> SOUNDS = new HashMap<>();

  static {
    sound(Sound.Kind.SIGH, "sigh,sighs,sighing,sighed,exhale,exhales,exhaling");
    sound(
        Sound.Kind.LAUGH,
        "laugh,laughs,laughing,laughed,laughter,chuckle,chuckles,chuckling,chuckled,giggle,giggles,giggling");
    sound(
        Sound.Kind.CRY,
        "cry,cries,crying,cried,sob,sobs,sobbing,weep,weeps,weeping,sniffle,sniffles,sniffling,tearful,tearfully,voice breaks,voice breaking,voice cracks,wail,wails");
    sound(
        Sound.Kind.BREATH,
        "cough,coughs,coughing,sneeze,sneezes,sneezing,sniff,sniffs,clears throat,clearing throat,throat clearing,clear throat,breath,breathes,breathing,inhale,inhales,gasp,gasps,gasping,yawn,yawns,yawning,groan,groans,groaning,moan,moans,scoff,scoffs,scoffing,snort,snorts,huff,huffs,tut,tuts,gulp,gulps,hiccup,hiccups,burp,burps,hum,hums,humming,whistles,whistling,tsk,smacks lips,lip smack");
    sound(
        Sound.Kind.VOICE,
        "raises voice,raised voice,raising voice,raised,shouts,shouting,shouted,yells,yelling,yelled,screams,screaming,screamed,loudly,loud,louder,whisper,whispers,whispering,whispered,softly,quietly,sarcastic,sarcastically,sarcasm,angrily,angry tone,sternly,hesitates,hesitantly,stutters,stuttering,stammers,mutters,muttering,monotone,sings,singing,imitates,mimics");
    sound(
        Sound.Kind.GESTURE,
        "shrug,shrugs,shrugging,nod,nods,nodding,shakes head,shaking head,rolls eyes,rolling eyes,eye roll,eyeroll,facepalm,facepalms,hug,hugs,claps,clapping,clap,waves,smile,smiles,smiling,wink,winks,grins,winces,frowns,points,pause and nod,fingers crossed,crosses fingers,applause,thumbs up,slow clap,headdesk,blinks,bangs head,gulps water");
    sound(
        Sound.Kind.PAUSE,
        "pause,pauses,paused,pausing,silence,silent,beat,no response,no answer,no reply,no audio,no speech,no audible response,dead air,blank audio,wait time");
    sound(
        Sound.Kind.OVERLAP,
        "crosstalk,cross talk,overlap,overlapping,overlapping speech,overlapping voices,overlapping talk,simultaneous speech,speaking simultaneously,talking over,talking over each other,interrupting,interrupts,interposing,multiple speakers,both talking,both speaking");
    sound(
        Sound.Kind.UNCLEAR,
        "inaudible,unintelligible,indiscernible,indistinct,unclear,garbled,mumble,mumbles,mumbling,foreign language,non english,speaking foreign language,speaks spanish,speaking spanish,speaks french,speaking in spanish,inaudible speech,indistinct speech,indistinct chatter,audio cuts out,audio drops,phonetic,sp,break in audio,muffled,breaking up,cuts out,incomprehensible,undecipherable,audio skips");
    sound(
        Sound.Kind.MUSIC,
        "music,hold music,background music,music in background,music playing,playing music,music plays,music playing on hold,jingle,song,song playing,music stops,music fades,theme music,elevator music");
    sound(
        Sound.Kind.NOISE,
        "noise,noises,background noise,background noises,background,background chatter,chatter,background talking,background conversation,background voice,background voices,typing,types,keyboard,keyboard clicking,keyboard clacking,keyboard typing,typing sounds,clicks,clicking,mouse clicks,beep,beeps,beeping,beeped,ring,rings,ringing,phone ringing,phone rings,ringtone,dial tone,dialing,dialling,tone,dog barking,dog barks,barking,dogs barking,baby crying,baby cries,child crying,children playing,child talking,door,door opens,door closes,door closing,door slams,static,knock,knocking,footsteps,wind,traffic,siren,sirens,alarm,horn,horn honking,car horn,thud,bang,rustling,paper rustling,papers rustling,papers shuffling,shuffling papers,shuffling,tv,tv playing,feedback,echo,buzzing,buzz,notification,chime,chimes,dtmf,keypad,tones,television,wind noise,engine,microphone,mic noise,chewing,eating,drinking");
    sound(
        Sound.Kind.CALL,
        "on hold,hold,call on hold,places call on hold,put on hold,puts caller on hold,puts customer on hold,placed on hold,customer on hold,caller on hold,off hold,transfer,transfers,transferring,transferring call,call transferred,transfers call,call transfer,call ends,call ended,call end,end of call,end call,end of recording,end of transcript,end of audio,recording ends,call disconnected,disconnected,disconnects,line disconnects,call drops,call dropped,line drops,line goes dead,hangs up,hung up,call disconnects,start of call,call begins,call starts,recording starts,beginning of recording,recorded message,automated message,automated voice,recording,ivr,voicemail,dials,mute,muted,unmutes,mutes,off record,off the record,call resumes,resumes,returns,agent returns,customer returns,connecting,reconnects");
  }

  /// How, where and by whom: beside a sound's name, and nothing alone.
  private static final Set<String> MANNERS =
      Set.of(
          "heavy",
          "heavily",
          "deep",
          "deeply",
          "long",
          "short",
          "brief",
          "briefly",
          "soft",
          "softly",
          "quiet",
          "quietly",
          "loud",
          "loudly",
          "slight",
          "slightly",
          "nervous",
          "nervously",
          "audible",
          "audibly",
          "awkward",
          "awkwardly",
          "big",
          "bit",
          "little",
          "light",
          "lightly",
          "faint",
          "faintly",
          "small",
          "bitter",
          "bitterly",
          "sarcastically",
          "both",
          "in",
          "the",
          "a",
          "an",
          "at",
          "on",
          "of",
          "to",
          "with",
          "and",
          "continues",
          "continuing",
          "starts",
          "stops",
          "begins",
          "customer",
          "caller",
          "client",
          "agent",
          "advisor",
          "rep",
          "speaker",
          "speakers",
          "man",
          "woman",
          "male",
          "female",
          "background",
          "then",
          "again",
          "more",
          "some",
          "out",
          "off",
          "line",
          "phone",
          "call",
          "together",
          "all",
          "seconds",
          "second",
          "secs",
          "sec",
          "minutes",
          "minute",
          "min",
          "mins",
          "playing",
          "sound",
          "sounds",
          "audio",
          "speech",
          "voice",
          "word",
          "words",
          "possibly",
          "maybe",
          "s",
          "one",
          "two",
          "three",
          "from",
          "while",
          "his",
          "her",
          "their",
          "my",
          "few",
          "several",
          "noise",
          "wry",
          "wryly",
          "warmly",
          "gently",
          "hysterically",
          "uncontrollably",
          "frustrated",
          "frustratedly",
          "relieved",
          "exasperated",
          "sharply",
          "visibly",
          "mildly");

  /// Sounds that are taken for one anywhere between round brackets; the names of others are words
  /// there ("I rang twice (no answer)"), unless the turn begins with them.
  private static final Set<String> ROUND =
      Set.of(
          "pause",
          "pauses",
          "paused",
          "pausing",
          "silence",
          "inaudible",
          "unintelligible",
          "indiscernible",
          "indistinct",
          "crosstalk",
          "cough",
          "coughs",
          "coughing",
          "sniff",
          "sniffs",
          "gasp",
          "gasps",
          "yawn",
          "yawns",
          "groan",
          "groans",
          "scoffs",
          "throat");

  /// What writers put between asterisks of what they do; more would catch words that are stressed.
  private static final Set<Sound.Kind> ACTED =
      Set.of(
          Sound.Kind.SIGH,
          Sound.Kind.LAUGH,
          Sound.Kind.CRY,
          Sound.Kind.BREATH,
          Sound.Kind.GESTURE,
          Sound.Kind.PAUSE);

  private static final Pattern PARTS =
      Pattern.compile("[^\\p{L}\\p{N}'’]+|(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern COUNTED = Pattern.compile("\\p{L}[-_ #]{0,2}(\\d{1,3})$");
  private static final Pattern NUMBERED = Pattern.compile("[A-Z]{2,}(?:_[A-Z]+)*[-_ ]?#?\\d{1,3}");
  private static final Pattern JOINED =
      Pattern.compile("[A-Z]{2,}(?:_[A-Z]{2,})+(?:[-_]?\\d{1,3})?");
  private static final Pattern BARE =
      Pattern.compile("[A-Z]{2,}(?:_(?:[A-Z]{2,}|\\d{1,3}))+|REDACTED");

  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}.+-]*\\*{2,}[\\p{L}\\p{N}.+*-]*@[\\p{L}\\p{N}.*-]+");

  /// Groups in which signs stand for what was taken out, joined by single separators, as in
  /// `XXX-XX-1234`, `****1234`, `**** **** **** 4242`, `+44 ###### 123`.
  private static final Pattern MASK =
      Pattern.compile(
          "(?:\\+?\\d{1,6}[-/. ]?){0,3}(?:X[X\\d]+|x[x\\d]+|[*#•●█■][*#•●█■\\d]*)"
              + "(?:[-/.](?:[X\\d]+|[x\\d]+|[*#•●█■\\d]+)|[ ](?:[X\\d]*X{2,}[X\\d]*|[*#•●█■]{2,}\\d*|\\d{4}))*"
              + "(?:\\d{1,6})?");

  /// Words before small x's that make them a number; elsewhere they are kisses.
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "is",
          "number",
          "no",
          "ending",
          "in",
          "card",
          "account",
          "id",
          "ref",
          "reference",
          "order",
          "code",
          "named",
          "called",
          "mr",
          "mrs",
          "ms",
          "dr",
          "am",
          "to",
          "from",
          "with",
          "by");

  private final String text;
  private final List<Aside> found = new ArrayList<>();

  private Asides(String text) {
    this.text = text;
  }

  /// What in the text is no words, in order and apart; mostly nothing.
  static List<Aside> in(String text) {
    Matcher starts = STARTS.matcher(text);
    if (!starts.find()) {
      return List.of();
    }
    var asides = new Asides(text);
    asides.find(starts);
    return List.copyOf(asides.found);
  }

  private void find(Matcher starts) {
    int at = starts.start();
    while (at >= 0) {
      int to = one(at);
      int next = to < 0 ? after(at) : to;
      at = next <= text.length() && starts.find(next) ? starts.start() : -1;
    }
  }

  /// The place after a row of one sign.
  private int after(int at) {
    int next = at + 1;
    while (next < text.length() && text.charAt(next) == text.charAt(at)) {
      next++;
    }
    return next;
  }

  /// The end of what stands here, -1 where nothing does; it is added.
  private int one(int at) {
    char c = text.charAt(at);
    Aside aside =
        c == '♪' || c == '♫' || c == '♬'
            ? song(at)
            : bracketed(at).or(() -> mask(at)).or(() -> bare(at)).orElse(null);
    if (aside == null || !found.isEmpty() && found.getLast().span().to() > aside.span().from()) {
      return -1;
    }
    found.add(aside);
    return aside.span().to();
  }

  /// Notes, and what is sung between the first and the last of a line.
  private Sound song(int at) {
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    int last = at;
    for (int i = at; i < end; i++) {
      if ("♪♫♬".indexOf(text.charAt(i)) >= 0) {
        last = i;
      }
    }
    var span = new Span(at, last + 1);
    return new Sound(span, span, Sound.Kind.MUSIC);
  }

  private Optional<Aside> bracketed(int at) {
    for (String[] pair : BRACKETS) {
      if (!text.startsWith(pair[0], at)) {
        continue;
      }
      int from = at + pair[0].length();
      int close = near(pair[1], from, LONGEST_INSIDE);
      if (close <= from) {
        continue;
      }
      int to = close + pair[1].length();
      Aside aside = between(pair[0], new Span(at, to), new Span(from, close));
      if (aside != null) {
        return Optional.of(aside);
      }
    }
    return Optional.empty();
  }

  /// Where the sign stands next, at most so far on; -1 where it does not.
  private int near(String sign, int from, int most) {
    int end = Math.min(text.length() - sign.length(), from + most);
    for (int i = from; i <= end; i++) {
      if (text.startsWith(sign, i)) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Aside between(String open, Span span, Span inside) {
    String written = inside.of(text);
    if (written.indexOf('\n') >= 0 || written.contains("://")) {
      return null;
    }
    String bare = strip(written);
    if (bare.isEmpty()) {
      return null;
    }
    boolean stars = open.charAt(0) == '*';
    boolean lines = open.charAt(0) == '_';
    boolean round = open.equals("(");
    if (!lines) {
      Sound.Kind kind = soundOf(bare);
      if (kind != null && fits(kind, bare, stars, round, span)) {
        int from = inside.from() + written.indexOf(bare);
        return new Sound(span, new Span(from, from + bare.length()), kind);
      }
    }
    boolean capitals = bare.equals(bare.toUpperCase(Locale.ROOT)) && bare.length() > 1;
    boolean tight = !lines && !stars || isApart(span);
    boolean may =
        round
            ? parts(bare).stream().anyMatch(WITHHELD::contains)
            : stars ? capitals && open.length() > 1 : !lines || open.length() > 1 || capitals;
    What what = may && tight ? whatOf(bare) : null;
    if (what == null && !round && !stars && !lines && isCode(bare, open)) {
      what = What.OTHER;
    }
    return what == null ? null : new Placeholder(span, what, number(bare));
  }

  private boolean fits(Sound.Kind kind, String name, boolean stars, boolean round, Span span) {
    if (stars) {
      return ACTED.contains(kind) && isApart(span);
    }
    return !round
        || kind == Sound.Kind.SIGH
        || kind == Sound.Kind.LAUGH
        || kind == Sound.Kind.CRY
        || parts(name).stream().anyMatch(ROUND::contains)
        || text.substring(0, span.from()).isBlank();
  }

  /// Whether no letter or digit touches it.
  private boolean isApart(Span span) {
    return (span.from() == 0 || !Character.isLetterOrDigit(text.charAt(span.from() - 1)))
        && (span.to() == text.length() || !Character.isLetterOrDigit(text.charAt(span.to())));
  }

  private static String strip(String inside) {
    int from = 0;
    int to = inside.length();
    while (from < to && "*_#[]<>{}()%$!.?:,-~\"' ".indexOf(inside.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "*_#[]<>{}()%$!.?:,-~\"' /".indexOf(inside.charAt(to - 1)) >= 0) {
      to--;
    }
    return inside.substring(from, to);
  }

  /// The words, folded, without numbers and single letters that only count.
  private static List<String> parts(String inside) {
    var parts = new ArrayList<String>();
    for (String part : PARTS.split(inside, -1)) {
      boolean counts = part.isEmpty() || part.chars().allMatch(Character::isDigit);
      if (!counts) {
        parts.add(part.toLowerCase(Locale.ROOT).replace('’', '\''));
      }
    }
    return parts;
  }

  private static Sound.@Nullable Kind soundOf(String inside) {
    List<String> parts = parts(inside);
    if (parts.isEmpty() || parts.size() > 6) {
      return null;
    }
    Sound.Kind whole = SOUNDS.get(String.join(" ", parts));
    if (whole != null) {
      return whole;
    }
    Sound.Kind kind = null;
    int at = 0;
    while (at < parts.size()) {
      Sound.Kind here = null;
      int length = 0;
      for (int n = Math.min(3, parts.size() - at); n >= 1 && here == null; n--) {
        here = SOUNDS.get(String.join(" ", parts.subList(at, at + n)));
        length = n;
      }
      if (here == null) {
        if (!MANNERS.contains(parts.get(at))) {
          return null;
        }
        length = 1;
      } else if (kind == null || kind == Sound.Kind.VOICE) {
        kind = here;
      }
      at += length;
    }
    return kind;
  }

  /// What the words withhold: the first that says something, else null.
  private static @Nullable What whatOf(String inside) {
    List<String> parts = parts(inside);
    What what = null;
    for (String part : parts) {
      String word = part.endsWith("'s") ? part.substring(0, part.length() - 2) : part;
      What one = THINGS.get(word);
      if (one == null) {
        String bare = word.replaceFirst("\\d+$", "");
        one = THINGS.get(bare);
      }
      if (one != null && (what == null || rank(one) > rank(what))) {
        what = one;
      } else if (one == null && !FILLERS.contains(word) && word.length() > 1) {
        return null;
      }
    }
    return what;
  }

  /// An e-mail address is an address, a company's name a name: what says most counts.
  private static int rank(What what) {
    return switch (what) {
      case OTHER -> 0;
      case NAME -> 1;
      case COMPANY -> 2;
      case PLACE -> 3;
      case TIME -> 4;
      case NUMBER -> 5;
      case MONEY -> 6;
      case ATTACHMENT, LINK -> 7;
      case EMAIL -> 8;
    };
  }

  /// Whether it is written as placeholders are, whatever it names: `US_BANK_TOKEN`, `<FOO-1>`.
  private static boolean isCode(String inside, String open) {
    return JOINED.matcher(inside).matches()
        || !open.equals("[") && !open.equals("{") && NUMBERED.matcher(inside).matches();
  }

  /// The number at the end, after a joint: 2 in `NAME-2`; 0 where there is none.
  private static int number(String inside) {
    Matcher matcher = COUNTED.matcher(inside);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /// A name of what was withheld that stands without brackets: `CREDIT_DEBIT_NUMBER`, `NAME_1`.
  private Optional<Aside> bare(int at) {
    int from = at;
    while (from > 0 && at - from < LONGEST_INSIDE && isCapital(text.charAt(from - 1))) {
      from--;
    }
    Matcher matcher =
        BARE.matcher(text).region(from, Math.min(text.length(), from + LONGEST_INSIDE));
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    var span = new Span(from, matcher.end());
    What what = isApart(span) && !isJoined(span) ? whatOf(matcher.group()) : null;
    return what == null
        ? Optional.empty()
        : Optional.of(new Placeholder(span, what, number(matcher.group())));
  }

  private boolean isJoined(Span span) {
    return span.to() < text.length() && text.charAt(span.to()) == '_'
        || span.from() > 0 && "_@#/".indexOf(text.charAt(span.from() - 1)) >= 0;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private Optional<Aside> mask(int at) {
    if ("*#•●█■Xx".indexOf(text.charAt(at)) < 0) {
      return Optional.empty();
    }
    if (text.charAt(at) == '*') {
      int from = at;
      while (from > 0
          && at - from < LONGEST_INSIDE
          && !Character.isWhitespace(text.charAt(from - 1))) {
        from--;
      }
      Matcher email =
          EMAIL.matcher(text).region(from, Math.min(text.length(), from + 2 * LONGEST_INSIDE));
      if (email.lookingAt()) {
        return Optional.of(new Placeholder(new Span(from, email.end()), What.EMAIL, 0));
      }
    }
    int from = at;
    while (from > 0 && at - from < 20 && isDigitOrJoint(from - 1)) {
      from--;
    }
    while (from < at && !Character.isDigit(text.charAt(from)) && text.charAt(from) != '+') {
      from++;
    }
    int end = Math.min(text.length(), from + LONGEST_MASK);
    Matcher matcher = MASK.matcher(text).region(from, end);
    if (!matcher.lookingAt() || matcher.end() <= at) {
      matcher.region(at, end);
      if (!matcher.lookingAt()) {
        return Optional.empty();
      }
    }
    var span = new Span(matcher.start(), end(matcher.end(), matcher.start()));
    if (!isApart(span) || !isMask(span)) {
      return Optional.empty();
    }
    boolean number = span.of(text).chars().anyMatch(c -> "0123456789#-/ ".indexOf(c) >= 0);
    return Optional.of(new Placeholder(span, number ? What.NUMBER : What.OTHER, 0));
  }

  private boolean isDigitOrJoint(int at) {
    char c = text.charAt(at);
    return Character.isDigit(c)
        || c == '+'
        || (c == '-' || c == '/') && at > 0 && Character.isDigit(text.charAt(at - 1));
  }

  private int end(int end, int from) {
    int to = end;
    while (to > from + 1 && "-/. ".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return to;
  }

  private boolean isMask(Span span) {
    String written = span.of(text);
    int small = count(written, 'x');
    int large = count(written, 'X');
    int signs = 0;
    int longest = 0;
    for (int i = 0; i < written.length(); i++) {
      boolean sign = "*#•●█■".indexOf(written.charAt(i)) >= 0;
      signs += sign ? 1 : 0;
      longest = Math.max(longest, run(written, i));
    }
    boolean digits = written.chars().anyMatch(Character::isDigit);
    boolean grouped = written.chars().anyMatch(c -> "-/. ".indexOf(c) >= 0);
    if (signs > 0) {
      boolean stars = written.charAt(0) == '*' && longest == 2 && digits;
      int least = digits && Character.isDigit(written.charAt(0)) || !digits && !grouped ? 3 : 2;
      boolean dialled = written.charAt(0) == '#' && digits && written.endsWith("#");
      return longest >= least
          && !dialled
          && !isDrawn(span, written)
          && !(stars && (written.endsWith("*") || near("**", span.to(), LONGEST_MASK) >= 0));
    }
    if (large > 0 && small > 0) {
      return false;
    }
    int all = large + small;
    if (grouped || digits) {
      int figures = (int) written.chars().filter(Character::isDigit).count();
      return all >= 3 && longest >= 2 || all >= 2 && longest >= 2 && figures >= 4;
    }
    return large >= 4 || small >= 4 && BEFORE_NUMBERS.contains(wordBefore(span.from()));
  }

  /// Whether the signs only draw: a line of their own, a heading, a frame around words.
  private boolean isDrawn(Span span, String written) {
    if (!written.chars().allMatch(c -> c == written.charAt(0))) {
      return false;
    }
    boolean begins = span.from() == 0 || text.charAt(span.from() - 1) == '\n';
    boolean ends = span.to() == text.length() || text.charAt(span.to()) == '\n';
    if (begins && ends) {
      return !text.isBlank() && span.length() < text.length();
    }
    if (begins) {
      boolean heading = written.charAt(0) == '#' && text.startsWith(" ", span.to());
      int other = near(written, span.to(), LONGEST_MASK);
      int end = other + written.length();
      return heading || other >= 0 && (end == text.length() || text.charAt(end) == '\n');
    }
    int line = text.lastIndexOf('\n', span.from()) + 1;
    return ends && span.from() - line < LONGEST_MASK && text.startsWith(written, line);
  }

  private static int run(String written, int from) {
    char c = written.charAt(from);
    if ("*#•●█■Xx".indexOf(c) < 0) {
      return 0;
    }
    int to = from;
    while (to < written.length() && written.charAt(to) == c) {
      to++;
    }
    return to - from;
  }

  private static int count(String written, char c) {
    return (int) written.chars().filter(each -> each == c).count();
  }

  private String wordBefore(int at) {
    int to = at;
    while (to > 0 && at - to < LONGEST_INSIDE && " :#".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    int from = to;
    while (from > 0 && at - from < LONGEST_INSIDE && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static void what(What what, String words) {
    for (String word : words.split(",", -1)) {
      THINGS.put(word, what);
    }
  }

  private static void sound(Sound.Kind kind, String names) {
    for (String name : names.split(",", -1)) {
      SOUNDS.put(name, kind);
    }
  }
}
