package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Advice;
import io.heard.coach.Drafts;
import io.heard.coach.Place;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Language;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The public LanguageTool protocol: what the draft check finds, in any text box. A text is read as
/// a reply that an agent writes, with nothing known of the conversation, and nothing is stored.
@RestController
final class BoxApi {
  /// Where the protocol lives; the only place where its own sign-in fields count.
  static final String BASE = "/v2/";

  /// As many characters as a turn may have.
  static final int MOST_CHARACTERS = Turn.MOST_CHARACTERS;

  /// Markup may be more than words, yet not without end.
  private static final int MOST_WHOLE = 4 * MOST_CHARACTERS;

  /// So many characters on both sides of a match stand in its context.
  private static final int CONTEXT = 40;

  private static final int API_VERSION = 1;

  private static final String NAMED = "English";

  private static final Map<String, String> LANGUAGES = languages();

  private final Hearing hearing;

  BoxApi(Hearing hearing) {
    this.hearing = hearing;
  }

  private static Map<String, String> languages() {
    var all = new LinkedHashMap<String, String>();
    all.put("en", NAMED);
    all.put("en-AU", "English (Australian)");
    all.put("en-CA", "English (Canadian)");
    all.put("en-GB", "English (GB)");
    all.put("en-NZ", "English (New Zealand)");
    all.put("en-US", "English (US)");
    all.put("en-ZA", "English (South African)");
    return all;
  }

  /// The languages that are read: English alone.
  @May(anybody = true)
  @GetMapping("/v2/languages")
  ResponseEntity<String> known() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    LANGUAGES.forEach(
        (code, name) -> list.addObject().put("name", name).put("code", "en").put("longCode", code));
    return ReadingApi.json(list);
  }

  /// What answers here.
  @May(anybody = true)
  @GetMapping("/v2/info")
  ResponseEntity<String> info() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    software(body);
    return ReadingApi.json(body);
  }

  /// How long a text may be.
  @May(anybody = true)
  @RequestMapping(
      path = "/v2/maxtextlength",
      method = {RequestMethod.GET, RequestMethod.POST})
  ResponseEntity<String> longest() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body(String.valueOf(MOST_CHARACTERS));
  }

  /// The rules that there are.
  @May(anybody = true)
  @RequestMapping(
      path = "/v2/configinfo",
      method = {RequestMethod.GET, RequestMethod.POST})
  ResponseEntity<String> rules(@RequestParam @Nullable String language) {
    language(language, Utterance.of(Turn.of(0, Role.AGENT, "")));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    software(body);
    body.putObject("parameter").put("maxTextLength", MOST_CHARACTERS);
    ArrayNode rules = body.putArray("rules");
    BoxRules.titles()
        .forEach((code, title) -> {
          BoxRules.Category category = BoxRules.category(code);
          rules
              .addObject()
              .put("ruleId", code)
              .put("description", title)
              .put("categoryId", category.name())
              .put("categoryName", category.title)
              .put("locQualityIssueType", BoxRules.issue(code, false));
        });
    return ReadingApi.json(body);
  }

  /// Checks a text. Fields of the protocol that say nothing here (a mother tongue, variants, a
  /// dictionary, tone tags) are passed over.
  @May(Right.READ_TEXTS)
  @PostMapping(path = "/v2/check")
  ResponseEntity<String> check(
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String data,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String enabledRules,
      @RequestParam(required = false) @Nullable String disabledRules,
      @RequestParam(required = false) @Nullable String enabledCategories,
      @RequestParam(required = false) @Nullable String disabledCategories,
      @RequestParam(required = false) @Nullable String enabledOnly,
      @RequestParam(required = false) @Nullable String level,
      @RequestParam(required = false) @Nullable String mode) {
    BoxText box = box(text, data);
    Utterance words = Utterance.of(Turn.of(0, Role.AGENT, box.plain()));
    ObjectNode said = language(language, words);
    var wanted =
        wanted(enabledRules, disabledRules, enabledCategories, disabledCategories, enabledOnly);
    boolean picky = picky(level);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    software(body);
    body.putObject("warnings").put("incompleteResults", false);
    body.set("language", said);
    ArrayNode matches = body.putArray("matches");
    for (Found found : found(box.plain(), picky)) {
      if (wanted.has(found.place().code()) && fits(mode, found.place())) {
        match(matches.addObject(), box, words, found);
      }
    }
    ArrayNode ranges = body.putArray("sentenceRanges");
    for (Sentence sentence : words.sentences()) {
      BoxText.Stretch at = box.stretch(sentence.span().from(), sentence.span().to());
      ranges.addArray().add(at.from()).add(at.to());
    }
    return ReadingApi.json(body);
  }

  private static BoxText box(@Nullable String text, @Nullable String data) {
    if ((text == null) == (data == null)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          text == null
              ? "There is no 'text' and no 'data'."
              : "There are 'text' and 'data'. Maybe leave one of them out.");
    }
    BoxText box = text != null ? BoxText.of(text) : BoxText.annotated(String.valueOf(data));
    if (box.plain().length() > MOST_CHARACTERS || box.whole().length() > MOST_WHOLE) {
      throw Problem.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "The text has more than %d characters.".formatted(MOST_CHARACTERS));
    }
    return box;
  }

  /// The language of the answer.
  ///
  /// @throws Problem for one that is not read
  private static ObjectNode language(@Nullable String asked, Utterance words) {
    if (asked == null || asked.isBlank()) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "There is no 'language'. Maybe en-US, or auto.");
    }
    String found = words.language().equals(Language.UNDETERMINED) ? "en" : words.language().code();
    String code = asked.strip();
    if (code.equalsIgnoreCase("auto")) {
      code = "en-US";
    } else {
      String given = code.replace('_', '-');
      code =
          LANGUAGES.keySet().stream()
              .filter(given::equalsIgnoreCase)
              .findFirst()
              .orElseThrow(() ->
                  Problem.of(
                      HttpStatus.BAD_REQUEST,
                      "Only English is read. Maybe one of %s, or auto."
                          .formatted(String.join(", ", LANGUAGES.keySet()))));
    }
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("name", LANGUAGES.get(code)).put("code", code);
    boolean english = found.equals("en");
    ObjectNode detected = said.putObject("detectedLanguage");
    detected.put(
        "name",
        english ? LANGUAGES.get(code) : Locale.of(found).getDisplayLanguage(Locale.ENGLISH));
    detected.put("code", english ? code : found);
    return said;
  }

  private static BoxRules.Wanted wanted(
      @Nullable String on,
      @Nullable String off,
      @Nullable String onIn,
      @Nullable String offIn,
      @Nullable String only) {
    var wanted =
        new BoxRules.Wanted(
            BoxRules.ids(on, false),
            BoxRules.ids(off, false),
            BoxRules.ids(onIn, true),
            BoxRules.ids(offIn, true),
            "true".equalsIgnoreCase(only) || "yes".equalsIgnoreCase(only));
    if (wanted.only() && wanted.on().isEmpty() && wanted.onIn().isEmpty()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "'enabledOnly' needs 'enabledRules' or 'enabledCategories' beside it.");
    }
    if (wanted.only() && !(wanted.off().isEmpty() && wanted.offIn().isEmpty())) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "'enabledOnly' switches all else off. Maybe leave out what is disabled.");
    }
    return wanted;
  }

  private static boolean picky(@Nullable String level) {
    if (level == null || level.isBlank() || level.equalsIgnoreCase("default")) {
      return false;
    }
    if (level.equalsIgnoreCase("picky")) {
      return true;
    }
    throw Problem.of(HttpStatus.BAD_REQUEST, "'level' is default or picky.");
  }

  /// Editors of long texts ask twice: for what is about the text as a whole, and for the rest.
  private static boolean fits(@Nullable String mode, Place place) {
    boolean whole = place.isAbsence() || place.code().equals("length");
    return switch (mode == null ? "" : mode.toLowerCase(Locale.ROOT)) {
      case "textlevelonly" -> whole;
      case "allbuttextlevelonly" -> !whole;
      default -> true;
    };
  }

  /// A place, and whether it stands only on request.
  private record Found(Place place, boolean picky) {}

  private List<Found> found(String plain, boolean picky) {
    Advice advice = Drafts.alone(hearing.heard()).check(plain);
    var found = new ArrayList<Found>();
    advice.places().forEach(place -> found.add(new Found(place, false)));
    if (picky) {
      possible(plain, advice, found);
      found.sort(
          java.util.Comparator.comparingInt((Found one) -> one.place().from())
              .thenComparingInt(one -> one.place().to()));
    }
    return found;
  }

  /// What may be there: heard, and not held to be likely, or worth a look only beside a customer's
  /// words, which are not known here.
  private void possible(String plain, Advice advice, List<Found> found) {
    Set<String> known = BoxRules.titles().keySet();
    Reading reading =
        hearing
            .heard()
            .hear(
                hearing.heard().begin(Conversation.of("draft", Channel.OTHER, List.of())),
                Turn.of(0, Role.AGENT, plain));
    for (Signal signal : reading.signals(0)) {
      if (!known.contains(signal.code())) {
        continue;
      }
      for (Evidence evidence : signal.finding().evidence()) {
        if (evidence instanceof Evidence.Quote quote
            && quote.turn() == 0
            && advice.places().stream().noneMatch(place -> overlap(place, quote.span()))) {
          Span span = quote.span();
          String why =
              "It may be nothing: %s."
                  .formatted(lower(BoxRules.titles().getOrDefault(signal.code(), signal.code())));
          found.add(
              new Found(new Place(signal.code(), span.from(), span.to(), why, List.of()), true));
        }
      }
    }
  }

  private static String lower(String title) {
    return title.isEmpty() || !Character.isLetter(title.charAt(0))
        ? title
        : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  private static boolean overlap(Place place, Span span) {
    return place.from() < span.to() && span.from() < place.to();
  }

  private static void match(ObjectNode match, BoxText box, Utterance words, Found found) {
    Place place = found.place();
    String plain = box.plain();
    int from = place.isAbsence() ? lastWord(plain) : place.from();
    BoxText.Stretch at = box.stretch(from, place.to());
    String title = BoxRules.titles().getOrDefault(place.code(), place.code());
    match.put("message", place.why()).put("shortMessage", title);
    ArrayNode replacements = match.putArray("replacements");
    if (!at.mixed()) {
      String before = plain.substring(from, place.from());
      place
          .replacements()
          .forEach(better -> replacements.addObject().put("value", before + better));
    }
    match.put("offset", at.from()).put("length", at.to() - at.from());
    context(match.putObject("context"), box.whole(), at);
    match.put("sentence", sentence(words, from));
    match.putObject("type").put("typeName", "Hint");
    ObjectNode rule = match.putObject("rule");
    rule.put("id", place.code()).put("description", title);
    rule.put("issueType", BoxRules.issue(place.code(), place.isAbsence()));
    BoxRules.Category category = BoxRules.category(place.code());
    rule.putObject("category").put("id", category.name()).put("name", category.title);
    rule.put("isPremium", false);
    if (found.picky()) {
      rule.putArray("tags").add("picky");
    }
    match.put("ignoreForIncompleteSentence", place.isAbsence());
    match.put("contextForSureMatch", place.isAbsence() ? -1 : 0);
  }

  /// What is absent stands at the end, where an editor can mark nothing: its last word is marked.
  private static int lastWord(String plain) {
    int end = plain.stripTrailing().length();
    int from = end;
    while (from > 0 && !Character.isWhitespace(plain.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static void context(ObjectNode context, String whole, BoxText.Stretch at) {
    int from = whole(whole, Math.max(0, at.from() - CONTEXT));
    int to = whole(whole, Math.min(whole.length(), at.to() + CONTEXT));
    String before = from > 0 ? "..." : "";
    String after = to < whole.length() ? "..." : "";
    context.put("text", before + whole.substring(from, to).replace('\n', ' ') + after);
    context.put("offset", before.length() + at.from() - from);
    context.put("length", at.to() - at.from());
  }

  /// The next place that does not stand within a pair of surrogates.
  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
  }

  private static String sentence(Utterance words, int at) {
    for (Sentence sentence : words.sentences()) {
      if (at >= sentence.span().from() && at < sentence.span().to()) {
        return words.said(sentence.span());
      }
    }
    return "";
  }

  private void software(ObjectNode body) {
    body.putObject("software")
        .put("name", "Heard")
        .put("version", hearing.version())
        .put("buildDate", "")
        .put("apiVersion", API_VERSION)
        .put("premium", false)
        .put("premiumHint", "")
        .put("status", "");
  }
}
