package io.heard.formats.mail;

import static io.heard.formats.mail.MailWords.Use.BANNER;
import static io.heard.formats.mail.MailWords.Use.BANNERWORD;
import static io.heard.formats.mail.MailWords.Use.CLOSING;
import static io.heard.formats.mail.MailWords.Use.DEVICE;
import static io.heard.formats.mail.MailWords.Use.FOOTER;
import static io.heard.formats.mail.MailWords.Use.LEGAL;
import static io.heard.formats.mail.MailWords.Use.LEGALWORD;
import static io.heard.formats.mail.MailWords.Use.LIST;
import static io.heard.formats.mail.MailWords.Use.PHONE;

import io.heard.formats.mail.OwnWords.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what is put below every mail, and what a server puts above it: signatures with and without
/// their line of dashes, "Sent from my …", legal notices, footers of lists, warnings. The last
/// words before a name, and the name under them, are said to somebody and stay.
final class Signature {
  /// A signature of a person has ten lines at most, one with pictures' captions and awards a few
  /// more; what is longer has something else in it.
  private static final int MOST_LINES = 14;

  /// Below a bare `--`, which people also write for a pause.
  private static final int MOST_BELOW_DASHES = 20;

  /// Between quotations nobody signs; only the first stretches of a body and the last are looked
  /// at.
  private static final int MOST_STRETCHES = 3;

  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_SENTENCE = 4_000;

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern DASHES = Pattern.compile("(?:--|—|––)\\s*");
  private static final Pattern RULE =
      Pattern.compile("\\s*(?:-{3,}|_{3,}|={3,}|\\*{3,}|~{3,}|[—–─]{2,})\\s*");
  private static final Pattern AFTERTHOUGHT =
      Pattern.compile("\\s*P\\.?\\s?(?:P\\.?\\s?)?S\\b\\.?.*", ANY_CASE);
  private static final Pattern MAIL =
      Pattern.compile("[^\\s<>()\\[\\],;:|/]{1,64}@[^\\s<>()\\[\\],;:|/]{2,64}");
  private static final Pattern PAGE =
      Pattern.compile(
          "(?:https?://|www\\.)\\S{3,}|(?<![\\w.@])[a-z0-9-]{2,40}(?:\\.[a-z0-9-]{2,30})?\\.(?:com|org|net|info|biz|shop|example"
              + "|co\\.uk|org\\.uk|uk|de|at|ch|fr|es|it|pt|nl|be|pl|se|dk|no|fi|ru|ie|eu|ca|com\\.au|co\\.nz)(?:/\\S*)?(?![\\w@.])",
          ANY_CASE);
  private static final Pattern PHONE_NUMBER =
      Pattern.compile("(?<![\\w@#])\\(?\\+?\\(?\\d[\\d\\s()./‑-]{6,22}\\d(?!\\w)");
  private static final Pattern CONTACT_LABEL =
      Pattern.compile(
          "(?<!\\p{L})(?:tel|telephone|telefon|téléphone|teléfono|telefono|telefone|phone|ph|mobile|mob|mobil|cell|handy"
              + "|móvil|cellulare|fax|direct|office|e-?mail|mail|web|website|internet|skype|linkedin|twitter|facebook"
              + "|instagram|tlf|puh|gsm|whatsapp|тел|t|m|p|f|e|w|d|o|h)\\s*[.:/|)]{1,3}",
          ANY_CASE);
  private static final Pattern POSITION =
      Pattern.compile(
          "(?<!\\p{L})(?:manager|director|engineer|officer|head of|team lead|team leader|consultant|adviser|advisor|specialist"
              + "|assistant|co-?ordinator|executive|president|founder|co-?founder|owner|ceo|cto|cfo|coo|cio|vp|department|dept|team"
              + "|administrator|analyst|developer|technician|representative|partner|accountant|secretary|supervisor"
              + "|architect|designer|editor|professor|lecturer|solicitor|attorney|paralegal|buyer|planner|recruiter"
              + "|customer service|customer support|customer care|customer relations|customer experience|support|sales|help ?desk|service desk|marketing|accounts|operations|logistics"
              + "|leiter|leiterin|leitung|geschäftsführer|geschäftsführerin|vertrieb|kundenservice|kundendienst|kundenberater|kundenberaterin|sachbearbeiter|sachbearbeiterin|abteilung|assistenz|mitarbeiter|mitarbeiterin|referent|referentin|inhaber|inhaberin"
              + "|directeur|directrice|responsable|gérant|gérante|chargé|chargée|service client|conseiller|conseillère|commercial"
              + "|directora|gerente|jefe|jefa|encargado|encargada|atención al cliente|departamento"
              + "|direttore|direttrice|responsabile|ufficio|servizio clienti"
              + "|diretor|diretora|chefe|coordenador|coordenadora|atendimento"
              + "|manager|medewerker|directeur|afdeling|klantenservice|adviseur"
              + "|kierownik|dyrektor|specjalista|dział|biuro obsługi"
              + "|chef|säljare|kundtjänst|vd|kundeservice|leder|selger|konsulent|johtaja|päällikkö|asiakaspalvelu"
              + "|менеджер|директор|руководитель|специалист|отдел)(?!\\p{L})",
          ANY_CASE);
  private static final Pattern FIRM =
      Pattern.compile(
          "(?<![\\p{L}\\d&])(?:Ltd|Limited|LLC|LLP|PLC|Inc|Corp|Corporation|GmbH|mbH|AG|KG|UG|OHG|e\\.K|e\\.V|SARL|SAS|SASU|EURL"
              + "|S\\.A|S\\.L|S\\.L\\.U|SpA|S\\.p\\.A|Srl|S\\.r\\.l|B\\.V|BV|N\\.V|VOF|AB|A/S|ApS|Oy|Oyj|ASA"
              + "|sp\\. z o\\.o|s\\.r\\.o|a\\.s|Pty|Group|Holding|Company|University|Institute|Universität|Université"
              + "|ООО|ЗАО|ОАО)(?![\\p{L}\\d&])|株式会社|有限公司|有限会社");
  private static final Pattern DATA =
      Pattern.compile(
          "(?<!\\p{L})(?:order|invoice|account|customer|client|reference|ref|case|ticket|booking|reservation|policy|contract|serial|model"
              + "|tracking|parcel|receipt|membership|member|meter|imei|iban|sort code|bic|vin|registration|date of birth|dob|delivery address|billing address"
              + "|kunden|kundennummer|bestell\\p{L}*|rechnungs?\\p{L}*|auftrags?\\p{L}*|vertrags?\\p{L}*|serien\\p{L}*"
              + "|commande|facture|pedido|factura|ordine|fattura|encomenda|fatura|bestelling|factuur|zamówieni\\p{L}*)"
              + "\\s*(?:no|nr|num|number|nummer|numéro|número|numero|id|#|n°|nº)?\\s*\\.?\\s*[:#=]?\\s*\\p{L}{0,4}[-/]?\\d",
          ANY_CASE);
  private static final Pattern TALK =
      Pattern.compile(
          "(?<![\\p{L}'’-])(?:i|i'm|i’m|i've|i’ve|me|my|you|your|we|please|is|are|was|were|have|has|had|would|could|should|will|can|can't|not"
              + "|don't|didn't|hasn't|haven't|isn't|this|that|there|because|but|when|if|since|after|before|still"
              + "|ich|mein|meine|sie|bitte|ist|sind|habe|nicht|und|wir"
              + "|je|vous|mon|ma|est|sont|nous|pas|merci de|mi|es|por favor|no)(?![\\p{L}'’-])",
          ANY_CASE);
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’.&-]+");
  private static final Pattern SENTENCE = Pattern.compile(".*\\p{Ll}{2,}.*[.!?…](?:[\"'”’)]*)\\s*");

  private Signature() {}

  /// Whether the line is a sentence as people write it: five words or more, two of them without a
  /// capital, and an end.
  static boolean isSentence(String line) {
    if (line.length() > LONGEST_SENTENCE || !SENTENCE.matcher(line).matches()) {
      return false;
    }
    int words = 0;
    int lower = 0;
    for (String word : line.strip().split("\\s+", -1)) {
      words++;
      lower += Character.isLowerCase(word.codePointAt(0)) ? 1 : 0;
    }
    return words >= 5 && lower >= 2;
  }

  /// Marks what is signature among the lines that are the writer's.
  ///
  /// @param writer what the header calls the writer; may be empty
  static void mark(List<String> lines, Kind[] kinds, String writer) {
    banner(lines, kinds);
    var stretches = new ArrayList<Stretch>();
    int end = lines.size();
    while (end > 0) {
      int from = end;
      boolean words = false;
      while (from > 0 && kinds[from - 1] == Kind.OWN) {
        from--;
        words = words || !lines.get(from).isBlank();
      }
      if (words) {
        stretches.add(new Stretch(lines, kinds, from, end, writer));
      }
      end = from == end ? end - 1 : from;
    }
    for (int i = 0; i < stretches.size(); i++) {
      if (i < MOST_STRETCHES || i >= stretches.size() - MOST_STRETCHES) {
        stretches.get(i).mark();
      }
    }
  }

  /// The warning that a server puts above a mail from outside.
  private static void banner(List<String> lines, Kind[] kinds) {
    int i = 0;
    while (i < lines.size() && (kinds[i] != Kind.OWN || lines.get(i).isBlank())) {
      i++;
    }
    int end = i;
    var paragraph = new StringBuilder();
    while (end < lines.size()
        && kinds[end] == Kind.OWN
        && !lines.get(end).isBlank()
        && end < i + 8) {
      paragraph.append(lines.get(end).strip()).append(' ');
      end++;
    }
    String text = paragraph.toString().replaceFirst("^[\\s*_\\[(]+(?=\\p{L})", "");
    boolean opens =
        MailWords.begins(BANNER, text) || MailWords.begins(BANNER, paragraph.toString());
    if (!opens || !MailWords.stands(BANNERWORD, text)) {
      return;
    }
    // Where the warning has no blank line below it, it ends with its last sentence about itself.
    int last = i;
    for (int j = i; j < end; j++) {
      last = MailWords.stands(BANNERWORD, lines.get(j)) ? j : last;
    }
    boolean whole = end - i <= 6 && end < lines.size() && lines.get(end).isBlank();
    for (int j = i; j < (whole ? end : last + 1); j++) {
      kinds[j] = Kind.SIGNATURE;
    }
  }

  /// Lines of the writer's that stand together.
  private static final class Stretch {
    private final List<String> lines;
    private final Kind[] kinds;
    private final int from;
    private final String writer;
    private int end;

    Stretch(List<String> lines, Kind[] kinds, int from, int end, String writer) {
      this.lines = lines;
      this.kinds = kinds;
      this.from = from;
      this.writer = writer;
      this.end = end;
    }

    void mark() {
      dashes();
      boolean more = true;
      while (more) {
        trim();
        more = phone() || notice() || footer() || block();
      }
    }

    private void trim() {
      while (end > from && lines.get(end - 1).isBlank()) {
        end--;
      }
    }

    private void cut(int first) {
      for (int i = first; i < end; i++) {
        kinds[i] = Kind.SIGNATURE;
      }
      end = first;
    }

    /// What stands below the line of two dashes and a space; a bare `--` counts where little
    /// follows.
    private void dashes() {
      int near = near();
      for (int i = from; i < end; i++) {
        String line = lines.get(i);
        if (!DASHES.matcher(line).matches()) {
          continue;
        }
        boolean exact = line.equals("-- ");
        if (exact || (i >= near && !talks(i + 1))) {
          int after = afterthought(i + 1);
          int stop = end;
          end = after;
          cut(i);
          end = after < stop ? stop : i;
          return;
        }
      }
    }

    /// The first line that has only a few below it.
    private int near() {
      int count = 0;
      int i = end;
      while (i > from && count <= MOST_BELOW_DASHES) {
        i--;
        count += lines.get(i).isBlank() ? 0 : 1;
      }
      return i;
    }

    /// Whether two sentences in the first person stand there: then the dashes were a pause.
    private boolean talks(int first) {
      int sentences = 0;
      for (int i = first; i < end; i++) {
        boolean legal = MailWords.stands(LEGALWORD, lines.get(i));
        sentences +=
            !legal && isSentence(lines.get(i)) && TALK.matcher(lines.get(i)).find() ? 1 : 0;
      }
      return sentences > 1;
    }

    /// Where a "P.S." begins below the signature, which is the writer's again.
    private int afterthought(int first) {
      for (int i = first; i < end; i++) {
        if (lines.get(i).length() < 4_000 && AFTERTHOUGHT.matcher(lines.get(i)).matches()) {
          return i;
        }
      }
      return end;
    }

    private boolean phone() {
      if (end <= from) {
        return false;
      }
      String line = lines.get(end - 1).strip().replaceAll("^[*_(\\[<-]+\\s*", "");
      boolean brief = line.length() <= 120 && line.split("\\s+", -1).length <= 16;
      if (brief && MailWords.begins(PHONE, line) && MailWords.stands(DEVICE, line)) {
        cut(end - 1);
        return true;
      }
      return false;
    }

    /// A legal notice, the last paragraph.
    private boolean notice() {
      int first = end;
      while (first > from && !lines.get(first - 1).isBlank() && end - first < 60) {
        first--;
      }
      if (first == end) {
        return false;
      }
      int start = first;
      // A notice may follow the signature without a blank line.
      for (int i = first + 1; i < end && start == first; i++) {
        String line = bare(lines.get(i));
        boolean opens = MailWords.begins(FOOTER, line) || MailWords.begins(LEGAL, line);
        start = opens && isNotice(paragraph(i)) ? i : start;
      }
      if (isNotice(paragraph(first))) {
        start = first;
      }
      if (isNotice(paragraph(start)) && !own(first, start)) {
        cut(start);
        return true;
      }
      return false;
    }

    /// Whether what stands above a notice in its paragraph goes on in it.
    private boolean own(int first, int start) {
      return start > first
          && !RULE.matcher(lines.get(start - 1)).matches()
          && !lines.get(start - 1).stripTrailing().matches(".*[.!?:]$")
          && lines.get(start - 1).length() > 60;
    }

    private String paragraph(int first) {
      var text = new StringBuilder();
      for (int i = first; i < end && text.length() < 6_000; i++) {
        text.append(lines.get(i).strip()).append(' ');
      }
      return text.toString();
    }

    private static String bare(String text) {
      return text.replaceFirst("^[\\s*_=~#\"“„>-]+", "");
    }

    private static boolean isNotice(String paragraph) {
      String bare = bare(paragraph);
      if (MailWords.begins(FOOTER, bare)) {
        return true;
      }
      long words = MailWords.count(LEGALWORD, bare);
      return (MailWords.begins(LEGAL, bare) && words > 0 && bare.length() > 60)
          || (words >= 3 && bare.length() > 150);
    }

    /// Below a rule: the footer of a list, or a signature.
    private boolean footer() {
      for (int i = end - 1; i >= Math.max(from, end - MOST_LINES); i--) {
        if (!RULE.matcher(lines.get(i)).matches() || i == end - 1) {
          continue;
        }
        boolean list = false;
        int contacts = 0;
        int sentences = 0;
        for (int j = i + 1; j < end; j++) {
          String line = lines.get(j);
          list = list || MailWords.stands(LIST, line);
          contacts += isContact(line) ? 1 : 0;
          sentences += isSentence(line) && TALK.matcher(line).find() ? 1 : 0;
        }
        if (list || (contacts > 0 && sentences == 0 && isBlock(i + 1, end))) {
          cut(i);
          return true;
        }
        return false;
      }
      return false;
    }

    /// A signature without a line of dashes, where it is sure: a name, a position or firm, and how
    /// to reach it; nothing that somebody was asked for, and not the whole mail.
    private boolean block() {
      int first = end;
      int count = 0;
      while (first > from && end - first < MOST_LINES + 6) {
        String line = lines.get(first - 1);
        if (!line.isBlank()) {
          if (!mayBelong(line) || count == MOST_LINES) {
            break;
          }
          count++;
        }
        first--;
      }
      while (first < end && lines.get(first).isBlank()) {
        first++;
      }
      if (first == end || first == from) {
        return false;
      }
      int above = first - 1;
      while (above > from && lines.get(above).isBlank()) {
        above--;
      }
      String before = lines.get(above).strip();
      boolean closed = isClosing(before);
      boolean apart = lines.get(first - 1).isBlank() && names(lines.get(first), writer);
      boolean signed = isRepeated(before, lines.get(first));
      if (before.endsWith(":") || !(closed || apart || signed)) {
        return false;
      }
      int start = first;
      if (closed && isName(lines.get(first)) && !isContact(lines.get(first))) {
        // The name under the last words is said; what stands below it is the signature.
        start = first + 1;
        while (start < end && lines.get(start).isBlank()) {
          start++;
        }
        if (start < end - 1 && isRepeated(lines.get(first).strip(), lines.get(start))) {
          first = start;
        }
      } else if (isName(lines.get(first))
          && first + 1 < end
          && isRepeated(lines.get(first).strip(), lines.get(first + 1))) {
        start = first + 1;
      }
      if (start >= end || !isBlock(first, end)) {
        return false;
      }
      cut(start);
      return true;
    }

    /// Whether these lines name somebody, a position or firm, and a way to reach them.
    private boolean isBlock(int first, int last) {
      int reach = 0;
      int place = 0;
      int count = 0;
      boolean page = false;
      for (int i = first; i < last; i++) {
        String line = lines.get(i);
        if (line.isBlank()) {
          continue;
        }
        if (DATA.matcher(line).find()) {
          return false;
        }
        count++;
        boolean contact = isContact(line);
        reach += contact ? 1 : 0;
        page = page || MAIL.matcher(line).find() || PAGE.matcher(line).find();
        place += isPosition(line) ? 1 : 0;
      }
      return count >= 2
          && reach > 0
          && ((place > 0 && count >= 3) || (page && reach >= 2 && place > 0));
    }
  }

  /// Whether the line has a word of the writer's name in it.
  private static boolean names(String line, String writer) {
    String folded = MailWords.fold(line);
    for (String word : MailWords.fold(writer).split("[^\\p{L}]+", -1)) {
      if (word.length() > 2 && folded.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the second line says the first again, as a name signed by hand above the full one.
  private static boolean isRepeated(String name, String line) {
    String bare = name.replaceAll("[,.!]+$", "").strip();
    if (bare.isEmpty() || bare.length() > 40 || bare.split("\\s+", -1).length > 3) {
      return false;
    }
    return MailWords.fold(line)
        .matches("(?s)[*_\\s]*" + Pattern.quote(MailWords.fold(bare)) + "(?!\\p{L}).*");
  }

  private static boolean isClosing(String line) {
    String bare =
        MailWords.fold(line).replaceAll("[,.!;:\\s~–-]+$", "").replaceAll("^[\\s*_]+", "");
    return MailWords.of(CLOSING).contains(bare);
  }

  private static boolean mayBelong(String line) {
    String text = line.strip();
    if (text.length() > LONGEST_LINE) {
      return false;
    }
    if (isContact(text)) {
      return true;
    }
    if (isSentence(text) || TALK.matcher(text).find() || isClosing(text)) {
      return false;
    }
    return isDrawing(text) || isPosition(text) || isName(text) || isAddress(text);
  }

  /// A way to reach somebody, and hardly a word beside it.
  private static boolean isContact(String line) {
    String text = line.length() > LONGEST_LINE ? "" : line;
    Matcher mail = MAIL.matcher(text);
    boolean found = mail.find();
    String rest = mail.replaceAll(" ");
    Matcher page = PAGE.matcher(rest);
    found = found || page.find();
    rest = page.replaceAll(" ");
    Matcher phone = PHONE_NUMBER.matcher(rest);
    boolean number = false;
    while (phone.find()) {
      number = number || phone.group().chars().filter(Character::isDigit).count() >= 7;
    }
    rest = phone.replaceAll(" ");
    if (!found && !number) {
      return false;
    }
    rest = CONTACT_LABEL.matcher(rest).replaceAll(" ");
    Matcher words = WORDS.matcher(rest);
    int count = 0;
    while (words.find()) {
      count += words.group().chars().anyMatch(Character::isLetter) ? 1 : 0;
    }
    return count <= 8 && !TALK.matcher(rest).find() && !SENTENCE.matcher(rest).matches();
  }

  /// A position or a firm.
  private static boolean isPosition(String line) {
    String text = line.strip();
    if (text.length() > 120 || text.isEmpty() || isSentence(text) || TALK.matcher(text).find()) {
      return false;
    }
    boolean lower = Character.isLowerCase(text.codePointAt(0));
    return !lower && (FIRM.matcher(text).find() || POSITION.matcher(text).find());
  }

  /// At most six words that begin with a capital, as names of people and places do.
  private static boolean isName(String line) {
    String[] words = line.strip().replaceAll("[*_|,]+", " ").strip().split("\\s+", -1);
    if (words.length > 6) {
      return false;
    }
    boolean capital = false;
    for (String word : words) {
      int first = word.isEmpty() ? ' ' : word.codePointAt(0);
      boolean particle = word.length() <= 3 && word.chars().allMatch(Character::isLowerCase);
      boolean letter = Character.isLetter(first);
      boolean upper = letter && !Character.isLowerCase(first);
      if (letter && !upper && !particle) {
        return false;
      }
      capital = capital || upper;
    }
    return capital && !line.strip().matches(".*[!?]$");
  }

  /// A street, a box, a place with its code.
  private static boolean isAddress(String line) {
    String[] words = line.strip().split("[\\s,]+", -1);
    if (words.length > 14) {
      return false;
    }
    int lower = 0;
    boolean digit = false;
    for (String word : words) {
      int first = word.isEmpty() ? ' ' : word.codePointAt(0);
      digit = digit || word.chars().anyMatch(Character::isDigit);
      lower += Character.isLowerCase(first) && word.length() > 3 ? 1 : 0;
    }
    return digit && lower <= 1;
  }

  /// Signs more than letters.
  private static boolean isDrawing(String line) {
    long letters = line.codePoints().filter(Character::isLetterOrDigit).count();
    long signs = line.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    return signs >= 2 && letters * 3 < signs;
  }
}
