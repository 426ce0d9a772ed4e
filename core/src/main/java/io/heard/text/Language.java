package io.heard.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The language that a turn reads as, told by its script and its function words. Of a short turn
/// nothing is said: five words without a function word of any language are too few.
///
/// @param code ISO 639-1, or `und` where too little was said
public record Language(String code) {
  /// English.
  public static final Language ENGLISH = new Language("en");

  /// Too little was said.
  public static final Language UNDETERMINED = new Language("und");

  /// A turn in another language needs this many function words of it, and more than twice as many
  /// as English has: single words are borrowed, and names look foreign.
  private static final int ENOUGH = 2;

  /// The last letter of the Latin script in the blocks that European languages use.
  private static final int LAST_LATIN = 0x24F;

  private static final List<String> CODES =
      List.of("en", "es", "fr", "de", "it", "pt", "nl", "pl", "tr", "sv", "id");

  /// For each function word, the bits of the languages that have it, in the order of [#CODES].
  private static final Map<String, Integer> FUNCTION_WORDS = new HashMap<>();

  static {
    put(
        "en",
        "the and is are was you i my to of it for this that have not with can do we be your in on"
            + " at me please hi hello thanks will what how why no yes am");
    put(
        "es",
        "el los las una que de y es por para con mi su pero muy estoy está esta como cómo gracias"
            + " hola tengo quiero puede usted nos lo se ya más mas cuando porque del al todavía sin");
    put(
        "fr",
        "le les des une que et est pour avec mon ma je vous nous pas dans sur mais très merci"
            + " bonjour suis avez c'est j'ai qui ce cette au aux du il elle ne votre");
    put(
        "de",
        "der die das und ist ich sie nicht ein eine mit für auf mein meine aber wir haben habe"
            + " bitte danke hallo wie warum noch von zu den dem auch kann wird sind es");
    put(
        "it",
        "il gli che di è sono per con mio mia non una ma grazie ciao ho hai vorrei questo questa"
            + " del della nel perché ancora anche siete");
    put(
        "pt",
        "o os que de e é para com meu minha não uma mas muito obrigado obrigada olá estou está"
            + " você do da em no na ainda tenho quero por isso");
    put(
        "nl",
        "het een en is van ik niet dat voor met mijn maar wij jullie heb hebt bedankt hallo hoe"
            + " waarom nog naar ook kan wordt zijn deze dit er");
    put("pl", "nie jest się na do to że i w z mam proszę dziękuję jak ale czy już mnie jestem co");
    put("tr", "bir ve bu için çok ben değil var ne ama teşekkürler merhaba lütfen nasıl mi hala");
    put("sv", "och är jag det att inte en ett med för min men tack hej hur varför av på har ni");
    put(
        "id",
        "yang dan ini itu saya tidak untuk dengan di ke ada bisa sudah apa terima kasih belum");
  }

  private static void put(String code, String words) {
    int bit = 1 << CODES.indexOf(code);
    for (String word : words.split(" ")) {
      FUNCTION_WORDS.merge(word, bit, (x, y) -> x | y);
    }
  }

  /// Whether turns in this language are read.
  public boolean isRead() {
    return !isOther();
  }

  /// Whether this is a language other than English.
  public boolean isOther() {
    return !code.equals("en") && !code.equals("und");
  }

  /// The language of these words.
  static Language of(List<Word> words) {
    int[] hits = new int[CODES.size()];
    Map<String, Integer> scripts = Map.of();
    int letters = 0;
    for (Word word : words) {
      if (word.kind() != Word.Kind.WORD) {
        continue;
      }
      letters++;
      int first = word.norm().codePointAt(0);
      if (first > LAST_LATIN) {
        String script = scriptOf(first);
        if (!script.isEmpty()) {
          scripts = scripts.isEmpty() ? new TreeMap<>() : scripts;
          scripts.merge(script, 1, Integer::sum);
        }
      }
      int languages = FUNCTION_WORDS.getOrDefault(word.norm(), 0);
      for (int i = 0; languages != 0; i++, languages >>= 1) {
        hits[i] += languages & 1;
      }
    }
    for (var entry : scripts.entrySet()) {
      if (entry.getValue() * 2 > letters) {
        return new Language(entry.getKey());
      }
    }
    int best = 0;
    for (int i = 1; i < hits.length; i++) {
      if (best == 0 ? hits[i] > 0 : hits[i] > hits[best]) {
        best = i;
      }
    }
    if (best > 0 && hits[best] >= ENOUGH && hits[best] > 2 * hits[0]) {
      return new Language(CODES.get(best));
    }
    return hits[0] > 0 ? ENGLISH : UNDETERMINED;
  }

  private static String scriptOf(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case CYRILLIC -> "ru";
      case GREEK -> "el";
      case ARABIC -> "ar";
      case HEBREW -> "he";
      case HAN -> "zh";
      case HIRAGANA, KATAKANA -> "ja";
      case HANGUL -> "ko";
      case THAI -> "th";
      case DEVANAGARI -> "hi";
      default -> "";
    };
  }
}
