package io.heard.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// The words of an HTML body as its reader sees them: paragraphs, lists and line breaks as lines,
/// links by their words, pictures as nothing, nothing of what is hidden. Nothing is fetched,
/// followed or run. The mail that a body answers can be left out; it is known by the marks that
/// mail programs set (`gmail_quote`, `type="cite"`, the dividers of Outlook and Hotmail).
public final class HtmlText {
  /// What [#marked] puts in front of a line of a marked signature.
  public static final char SIGNATURE = '\uE000';

  /// What [#marked] puts in front of a line that is indented as quotations are, and not marked as
  /// one.
  public static final char INDENTED = '\uE001';

  /// The deepest elements that keep their place; what lies deeper is put beside them.
  private static final int DEEPEST = 256;

  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|table|tr|td|th|h[1-6]|img|blockquote|pre"
              + "|code|hr|font|html|body|head|style|figure|section|small|s|del)(?:\\s[^<>]{0,2000})?/?>"
              + "|<!doctype|<!--",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> UNSEEN =
      Set.of(
          "head",
          "title",
          "style",
          "script",
          "template",
          "svg",
          "math",
          "iframe",
          "object",
          "embed",
          "canvas",
          "audio",
          "video",
          "select",
          "datalist",
          "textarea",
          "map");
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "button",
          "caption",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "header",
          "hr",
          "html",
          "legend",
          "li",
          "main",
          "nav",
          "ol",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul");
  private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6");

  /// Classes of what was answered; programs put letters in front (`ecxgmail_quote`).
  private static final List<String> QUOTES =
      List.of(
          "moz-cite-prefix",
          "moz-forward-container",
          "yahoo_quoted",
          "protonmail_quote",
          "freshdesk_quote",
          "zmail_extra",
          "front-blockquote",
          "missive_quote",
          "quoted-mail",
          "zendesk_quote",
          "intercom-quote",
          "outlookmessageheader",
          "tutanota_quote");

  /// Ids and classes where a mail's own words end: all that follows was answered.
  private static final List<String> ENDS =
      List.of("stopspelling", "divrplyfwdmsg", "appendonsend", "zwchr", "outlookmessageheader");

  private static final List<String> SIGNATURES =
      List.of(
          "gmail_signature",
          "moz-signature",
          "applemailsignature",
          "ms-outlook-mobile-signature",
          "protonmail_signature",
          "tutanota_signature");

  private static final Pattern HIDDEN =
      Pattern.compile(
          "display:none|visibility:hidden|mso-hide:all|(?<![-a-z])font-size:0(?:px|pt|em)?(?:;|!|$)");
  private static final Pattern OUTLOOK =
      Pattern.compile("border:none;border-top:solid#(?:b5c4df|e1e1e1)\\d?.*");
  private static final Pattern INDENT =
      Pattern.compile(
          "margin:00040px;border:none.*|margin(?:-left)?:(?:0px0px0px)?40px;.*border:none.*");

  private static final String WROTE =
      "wrote|writes|schrieb|schreef|écrit|a écrit|escribió|escreveu|ha scritto|scrisse|skrev|kirjoitti|napisał|napisał\\(a\\)|napsal|пишет|написал";
  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "(?:On|Am|Le|El|Il|Op|Em|Den|På|Dnia|W dniu|Dne|\\d).{3,280}(?:" + WROTE + ").{0,120}:");
  private static final Pattern DATED =
      Pattern.compile(".{0,200}(?:\\d{1,2}[:.]\\d{2}|\\b(?:19|20)\\d{2}\\b|@).{0,200}:");
  private static final Pattern ORIGINAL =
      Pattern.compile(
          "[-_*\\s]{3,}(?:original message|forwarded message|reply message|original appointment"
              + "|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine"
              + "|message original|message transféré|mensaje original|mensaje reenviado"
              + "|messaggio originale|messaggio inoltrato|mensagem original|oorspronkelijk bericht"
              + "|ursprungligt meddelande|oprindelig meddelelse|oryginalna wiadomość)[-_*\\s]{3,}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final String SENDERS = "from|von|de|da|van|från|fra|od|expéditeur|mittente";
  private static final String SUBJECTS =
      "subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|emne|temat";
  private static final Pattern SENDER = header(SENDERS);
  private static final Pattern SUBJECT = header(SUBJECTS);
  private static final Pattern HEADER =
      header(
          SENDERS
              + "|"
              + SUBJECTS
              + "|sent|date|to|cc|reply-to|gesendet|datum|an|kopie|envoyé|envoyé le|à|enviado"
              + "|enviado el|fecha|para|inviato|data|a|verzonden|aan|skickat|till|sendt|til|wysłano"
              + "|do|importance|attachments");
  private static final int LONGEST_ATTRIBUTION = 300;

  private HtmlText() {}

  /// All words, the mail that is answered among them.
  public static String all(String html) {
    return words(tree(html), Cut.NOTHING);
  }

  /// The words of whoever wrote the body: without the mail that is answered or passed on and
  /// without a marked signature. Empty when nothing else is in it.
  public static String own(String html) {
    Node tree = tree(html);
    for (Cut cut : List.of(Cut.SIGNATURES, Cut.QUOTES, Cut.MARKED)) {
      String words = withoutHeader(words(tree, cut));
      if (!words.isEmpty()) {
        return words;
      }
    }
    return "";
  }

  /// All words, line by line, with `> ` before each line that is marked as the mail which is
  /// answered or passed on, and [#SIGNATURE] or [#INDENTED] before lines of those kinds: for
  /// whoever cuts them and has to say how much was cut.
  public static List<String> marked(String html) {
    return words(tree(html), Cut.MARKING).lines().toList();
  }

  /// Whether a body that may be plain text or HTML is HTML.
  public static boolean isHtml(String text) {
    return text.indexOf('<') >= 0 && TAG.matcher(text).find();
  }

  /// The words of whoever wrote a body that may be plain text or HTML.
  public static String ownOfEither(String body) {
    return isHtml(body) ? own(body) : withoutHeader(tidy(body));
  }

  private static Pattern header(String names) {
    return Pattern.compile(
        "\\W{0,2}(?:" + names + ")\\W{0,2}:.*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Node tree(String html) {
    return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, "");
  }

  private static String words(Node tree, Cut cut) {
    var writer = new Writer(cut);
    tree.filter(writer);
    return tidy(writer.out.toString());
  }

  private static String tidy(String text) {
    var tidy = new StringBuilder();
    int blank = 0;
    for (String line : text.lines().toList()) {
      String words = line.strip();
      blank = words.isEmpty() ? blank + 1 : 0;
      if (blank < 2) {
        tidy.append(words).append('\n');
      }
    }
    return tidy.toString().strip();
  }

  /// The text up to the head of another mail: its divider, or sender and subject on neighbouring
  /// lines. All of it where that head comes first, since then the rest was passed on.
  private static String withoutHeader(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean divider = line.length() < 100 && ORIGINAL.matcher(line).matches();
      if (divider || isHead(lines, i)) {
        return String.join("\n", lines.subList(0, i)).strip();
      }
    }
    return text;
  }

  private static boolean isHead(List<String> lines, int from) {
    boolean sender = false;
    boolean subject = false;
    for (int i = from; i < Math.min(lines.size(), from + 7); i++) {
      String line = lines.get(i);
      if (line.length() > 1_000 || !HEADER.matcher(line).matches()) {
        break;
      }
      sender = sender || SENDER.matcher(line).matches();
      subject = subject || SUBJECT.matcher(line).matches();
    }
    return sender && subject;
  }

  /// What is left out.
  private enum Cut {
    NOTHING,
    /// Nothing either; lines are marked by what they are.
    MARKING,
    /// Quotations that a mail program marked as such.
    MARKED,
    /// These, and whatever else is set as a quotation.
    QUOTES,
    /// These, and marked signatures.
    SIGNATURES
  }

  /// What a line is marked as.
  private enum Mark {
    QUOTED,
    SIGNATURE,
    INDENTED
  }

  /// Writes the words of a tree, node by node; never by recursion, so that no depth is too deep.
  private static final class Writer implements NodeFilter {
    private final StringBuilder out = new StringBuilder();
    private final Cut cut;
    private final Set<Node> before = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Integer> numbers = new ArrayList<>();
    private final IdentityHashMap<Node, Mark> marks = new IdentityHashMap<>();
    private final Map<Mark, Integer> open = new EnumMap<>(Mark.class);
    private boolean ended;
    private int breaks;
    private boolean space;
    private boolean lineIsEmpty = true;
    private int asWritten;
    private String bullet = "";

    Writer(Cut cut) {
      this.cut = cut;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        boolean attributed = before.contains(text.parent());
        if (attributed && cut == Cut.MARKING) {
          open.merge(Mark.QUOTED, 1, Integer::sum);
          text(text.getWholeText());
          open.merge(Mark.QUOTED, -1, Integer::sum);
        } else if (!attributed) {
          text(text.getWholeText());
        }
        return FilterResult.CONTINUE;
      }
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      String name = element.normalName();
      if (UNSEEN.contains(name) || isHidden(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (cut == Cut.MARKING) {
        mark(element, name);
      } else if (cut != Cut.NOTHING) {
        FilterResult result = quoted(element, name);
        if (result != FilterResult.CONTINUE) {
          return result;
        }
      }
      open(element, name);
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        close(element, element.normalName());
        Mark mark = marks.remove(element);
        if (mark != null) {
          open.merge(mark, -1, Integer::sum);
          breaks(1);
        }
      }
      return FilterResult.CONTINUE;
    }

    private void mark(Element element, String name) {
      Mark mark = markOf(element, name);
      if (mark != null) {
        marks.put(element, mark);
        open.merge(mark, 1, Integer::sum);
        breaks(1);
      }
    }

    private @Nullable Mark markOf(Element element, String name) {
      String marks = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
      if (isEnd(element, name, marks)) {
        ended = true;
        breaks(1);
      }
      boolean quote = name.equals("blockquote");
      if (before.contains(element.parent())) {
        if (quote) {
          before.remove(element.parent());
        }
        return Mark.QUOTED;
      }
      if (quote) {
        if (INDENT.matcher(style(element)).matches()
            && !element.attr("type").equalsIgnoreCase("cite")) {
          return null;
        }
        boolean marked =
            element.attr("type").equalsIgnoreCase("cite")
                || !element.attr("cite").isEmpty()
                || marks.contains("gmail_quote")
                || style(element).contains("border-left")
                || holds(QUOTES, marks);
        return marked ? Mark.QUOTED : Mark.INDENTED;
      }
      if (marks.contains("gmail_quote")) {
        boolean answered =
            element.children().stream().anyMatch(child -> child.normalName().equals("blockquote"));
        if (!answered) {
          return Mark.QUOTED;
        }
        before.add(element);
        return null;
      }
      if (holds(QUOTES, marks)) {
        return Mark.QUOTED;
      }
      return isSignature(element, marks) ? Mark.SIGNATURE : null;
    }

    private static boolean isSignature(Element element, String marks) {
      return holds(SIGNATURES, marks)
          || marks.strip().equals("signature")
          || element.attr("data-smartmail").equals("gmail_signature");
    }

    /// What stands in front of a line that begins here.
    private String prefix() {
      if (cut != Cut.MARKING) {
        return "";
      }
      if (ended || open.getOrDefault(Mark.QUOTED, 0) > 0) {
        return "> ";
      }
      if (open.getOrDefault(Mark.SIGNATURE, 0) > 0) {
        return String.valueOf(SIGNATURE);
      }
      return open.getOrDefault(Mark.INDENTED, 0) > 0 ? String.valueOf(INDENTED) : "";
    }

    private FilterResult quoted(Element element, String name) {
      if (before.contains(element.parent())) {
        if (!name.equals("blockquote")) {
          return FilterResult.SKIP_ENTIRELY;
        }
        before.remove(element.parent());
        return leaveOut();
      }
      String marks = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
      if (isEnd(element, name, marks)) {
        leaveOut();
        return FilterResult.STOP;
      }
      if (name.equals("blockquote")) {
        return isQuote(element, marks) ? leaveOut() : FilterResult.CONTINUE;
      }
      if (marks.contains("gmail_quote")) {
        boolean answered =
            element.children().stream().anyMatch(child -> child.normalName().equals("blockquote"));
        if (!answered) {
          return leaveOut();
        }
        // What stands before the quotation says who wrote it; what stands after it is an answer.
        before.add(element);
        return FilterResult.CONTINUE;
      }
      if (holds(QUOTES, marks)) {
        return leaveOut();
      }
      return cut == Cut.SIGNATURES && isSignature(element, marks)
          ? FilterResult.SKIP_ENTIRELY
          : FilterResult.CONTINUE;
    }

    private boolean isQuote(Element element, String marks) {
      String style = style(element);
      if (INDENT.matcher(style).matches() && !element.attr("type").equalsIgnoreCase("cite")) {
        return false;
      }
      return element.attr("type").equalsIgnoreCase("cite")
          || !element.attr("cite").isEmpty()
          || marks.contains("gmail_quote")
          || holds(QUOTES, marks)
          || cut != Cut.MARKED;
    }

    private static boolean isEnd(Element element, String name, String marks) {
      if (holds(ENDS, marks) || element.attr("data-marker").equals("__DIVIDER__")) {
        return true;
      }
      return name.equals("div")
          && OUTLOOK.matcher(style(element)).matches()
          && HEADER.matcher(firstLine(element)).matches();
    }

    private static String firstLine(Element element) {
      String text = element.text();
      return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private static boolean holds(List<String> names, String marks) {
      return marks.length() > 1 && names.stream().anyMatch(marks::contains);
    }

    private static boolean isHidden(Element element) {
      return element.hasAttr("hidden") || HIDDEN.matcher(style(element)).find();
    }

    private static String style(Element element) {
      return element.hasAttr("style")
          ? element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s+", "")
          : "";
    }

    /// Leaves out a quotation, and the line above it that says who wrote it.
    private FilterResult leaveOut() {
      // Only the end is looked at, so that many quotations take no longer than their text.
      int from = Math.max(0, out.length() - 2 * LONGEST_ATTRIBUTION);
      List<String> lines = out.substring(from).lines().map(String::strip).toList();
      String joined = "";
      for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 4); i--) {
        joined = (lines.get(i) + " " + joined).strip();
        if (joined.length() > LONGEST_ATTRIBUTION || !joined.endsWith(":")) {
          break;
        }
        boolean last = i == lines.size() - 1;
        if (ATTRIBUTION.matcher(joined).matches() || (last && DATED.matcher(joined).matches())) {
          out.setLength(from);
          out.append(String.join("\n", lines.subList(0, i)));
          break;
        }
      }
      breaks(1);
      return FilterResult.SKIP_ENTIRELY;
    }

    private void open(Element element, String name) {
      switch (name) {
        case "br" -> breaks(lineIsEmpty ? 2 : 1);
        case "img" -> picture(element);
        case "td", "th" -> space = true;
        case "ol" -> numbers.add(1);
        case "ul" -> numbers.add(0);
        default -> {}
      }
      if (isParagraph(element, name)) {
        breaks(2);
      } else if (BLOCKS.contains(name) || PARAGRAPHS.contains(name)) {
        breaks(1);
      }
      if (name.equals("li")) {
        bullet = bullet();
      }
      asWritten += isAsWritten(element, name) ? 1 : 0;
    }

    private void close(Element element, String name) {
      asWritten -= isAsWritten(element, name) ? 1 : 0;
      switch (name) {
        case "li" -> bullet = "";
        case "td", "th" -> space = true;
        case "ol", "ul" -> {
          if (!numbers.isEmpty()) {
            numbers.removeLast();
          }
        }
        default -> {}
      }
      if (isParagraph(element, name)) {
        breaks(2);
      } else if (BLOCKS.contains(name) || PARAGRAPHS.contains(name)) {
        breaks(1);
      }
    }

    /// Outlook sets each line as a paragraph without space around it.
    private boolean isParagraph(Element element, String name) {
      return PARAGRAPHS.contains(name)
          && numbers.isEmpty()
          && !element.className().startsWith("Mso")
          && !style(element).contains("margin:0");
    }

    private static boolean isAsWritten(Element element, String name) {
      return name.equals("pre") || style(element).contains("white-space:pre");
    }

    private String bullet() {
      if (numbers.isEmpty() || numbers.getLast() == 0) {
        return "- ";
      }
      int number = numbers.removeLast();
      numbers.add(number + 1);
      return number + ". ";
    }

    private void picture(Element image) {
      String alt = image.attr("alt").strip();
      // Emoji are often set as pictures; other pictures say nothing.
      boolean emoji =
          !alt.isEmpty()
              && alt.length() <= 16
              && alt.codePoints().noneMatch(c -> c < 0x2000 || Character.isLetterOrDigit(c));
      if (emoji) {
        text(alt);
      }
    }

    private void breaks(int lines) {
      breaks = Math.max(breaks, lines);
      space = false;
      lineIsEmpty = true;
    }

    private void text(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\n' && asWritten > 0) {
          breaks(lineIsEmpty ? 2 : 1);
        } else if (Character.isWhitespace(c) || c == '\u00a0') {
          space = true;
        } else if (isSeen(c)) {
          put(c);
        }
      }
    }

    /// Not soft hyphens and the marks of no width that fill the first lines of newsletters.
    private static boolean isSeen(char c) {
      return c != '\u00ad'
          && c != '\u034f'
          && c != '\u200b'
          && c != '\ufeff'
          && c != SIGNATURE
          && c != INDENTED;
    }

    private void put(char c) {
      if (breaks > 0 && !out.isEmpty()) {
        out.append("\n".repeat(breaks));
      } else if (space && !lineIsEmpty) {
        out.append(' ');
      }
      if (lineIsEmpty) {
        out.append(prefix());
      }
      if (!bullet.isEmpty()) {
        out.append(bullet);
        bullet = "";
      }
      breaks = 0;
      space = false;
      lineIsEmpty = false;
      out.append(c);
    }
  }
}
