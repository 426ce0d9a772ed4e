package io.heard.formats;

import io.heard.conversation.Conversation;
import io.heard.formats.mail.MboxFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one entry: reads conversations of every known format, told by content. Immutable; may be
/// used by several threads.
public final class Formats {
  /// Longer inputs are read bit by bit where their format allows.
  private static final int STREAMED_BYTES = 8 * 1024 * 1024;

  /// By how much of a long input its format is told.
  private static final int HEAD_BYTES = 64 * 1024;

  static final Receiver SILENT =
      new Receiver() {
        @Override
        public void take(Conversation conversation) {}

        @Override
        public void say(Problem problem) {}
      };

  private final List<Format> formats;
  private final int streamedBytes;

  /// With every format on the class path.
  public Formats() {
    this(STREAMED_BYTES);
  }

  /// @param streamedBytes what is longer is read bit by bit, where its format allows
  Formats(int streamedBytes) {
    this.streamedBytes = streamedBytes;
    var found = new ArrayList<Format>();
    ServiceLoader.load(Format.class, Format.class.getClassLoader()).forEach(found::add);
    found.sort(Comparator.comparing(Format::name));
    this.formats = List.copyOf(found);
  }

  /// The names of all formats, in alphabetical order.
  public List<String> names() {
    return formats.stream().map(Format::name).toList();
  }

  /// Reads all conversations of an input that is in memory.
  ///
  /// @param file the input's name, used in messages, places and missing ids
  public Incoming read(String file, byte[] bytes, Options options) {
    try {
      return read(file, new ByteArrayInputStream(bytes), options);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Reads all conversations of an input to its end; does not close it.
  public Incoming read(String file, InputStream in, Options options) throws IOException {
    var conversations = new ArrayList<Conversation>();
    var problems = new ArrayList<Problem>();
    String format =
        read(
            file,
            in,
            options,
            new Receiver() {
              @Override
              public void take(Conversation conversation) {
                conversations.add(conversation);
              }

              @Override
              public void say(Problem problem) {
                problems.add(problem);
              }
            });
    return new Incoming(format, conversations, problems);
  }

  /// Reads an input to its end, handing over each conversation as soon as it is read: of JSON lines
  /// and of long lists no more than a part is in memory. What is packed (gzip, zip) is opened, told
  /// by content. Says the first problems only, and how many more there were. Does not close the
  /// input.
  ///
  /// @return the name of the format it was read as, of several the first; empty when none fits
  public String read(String file, InputStream in, Options options, Receiver receiver)
      throws IOException {
    var telling = new Telling(file, receiver);
    var names = new ArrayList<String>();
    parts(
        file,
        in,
        options,
        part -> {
          String read = part.read(telling);
          if (names.isEmpty() && !read.isEmpty()) {
            names.add(read);
          }
        });
    telling.end();
    return names.isEmpty() ? "" : names.getFirst();
  }

  /// Takes an input apart: hands over, in order, parts that can each be read by themselves and on
  /// any thread, while the rest of the input has not been looked at yet. Says everything, so that
  /// whoever reads the parts should use a [Telling]. Does not close the input.
  ///
  /// @throws IllegalArgumentException when the options name a format that there is not
  public void parts(String file, InputStream in, Options options, Consumer<Part> taker)
      throws IOException {
    String asked = options.format();
    if (asked != null) {
      named(asked);
    }
    var mails = new ArrayList<MailFolder>();
    new Packed(
            (name, content) -> {
              boolean mail = !name.equals(file) && areMails(options) && MailFolder.isCalledSo(name);
              if (!mails.isEmpty() && !(mail && mails.getLast().holds(name))) {
                mails.removeLast().end();
              }
              if (!mail) {
                one(name, content, options, taker);
                return;
              }
              if (mails.isEmpty()) {
                mails.add(
                    new MailFolder(
                        MailFolder.folderOf(name),
                        options,
                        (other, bytes) -> one(other, bytes, options, taker),
                        taker));
              }
              mails.getLast().take(name, content);
            },
            problem -> taker.accept(Guarded.saying(problem)))
        .open(file, in);
    for (MailFolder last : mails) {
      last.end();
    }
  }

  /// Whether files that are called as mails are may be put together.
  public static boolean areMails(Options options) {
    return options.format() == null || options.format().equals("eml");
  }

  /// The mails of a folder, one a file, which belong together.
  ///
  /// @param file the name of one of them; all have to lie in its folder
  public MailFolder mails(String file, Options options, Consumer<Part> taker) {
    return new MailFolder(
        MailFolder.folderOf(file),
        options,
        (name, content) -> parts(name, content, options, taker),
        taker);
  }

  private void one(String file, InputStream in, Options options, Consumer<Part> taker)
      throws IOException {
    Feed feed = Feed.of(in);
    if (feed.isGuessed()) {
      taker.accept(
          Guarded.saying(
              new Problem(
                  Problem.Weight.NOTE,
                  file,
                  "",
                  "it has no byte order mark and was read as " + feed.encoding(),
                  "save it as UTF-8")));
    }
    begin(feed);
    if (chosen(feed, file, options).equals("jsonl")) {
      JsonLinesFormat.parts(feed, file, options, taker);
      return;
    }
    feed.fill(streamedBytes + 1);
    if (feed.size() > streamedBytes && parted(feed, file, options, taker)) {
      return;
    }
    feed.fill(Input.MOST_BYTES + 1);
    if (feed.size() > Input.MOST_BYTES) {
      taker.accept(
          Guarded.saying(
              new Problem(
                  Problem.Weight.LOST,
                  file,
                  "",
                  "the input is longer than %d MB, the most that is read at once"
                      .formatted(Input.MOST_BYTES >> 20),
                  "one conversation a line (jsonl), which may be of any length")));
      return;
    }
    byte[] bytes = feed.copy(0, feed.size());
    taker.accept(
        new Guarded(
            file,
            "",
            bytes.length,
            receiver -> {
              var input = new Input(file, bytes, receiver);
              input.lookedAt(true);
              Optional<Format> format = choose(input, options, true);
              input.lookedAt(false);
              format.ifPresent(known -> known.read(input, options, receiver));
              return format.map(Format::name).orElse("");
            }));
  }

  /// Takes a long input apart where its format allows.
  ///
  /// @return whether it does; else nothing was taken of the input
  private boolean parted(Feed feed, String file, Options options, Consumer<Part> taker)
      throws IOException {
    String asked = options.format();
    Input.Shape shape = Input.shapeOf(feed.bytes(), feed.from(), feed.to(), feed.ended());
    if (shape == Input.Shape.JSON) {
      return (asked == null || asked.equals("json")) && Elements.parts(feed, file, options, taker);
    }
    var head = new Input(file, feed.copy(0, head(feed)), shape, SILENT);
    String format =
        asked == null ? choose(head, options, false).map(Format::name).orElse("") : asked;
    if (format.equals("mbox")) {
      mailbox(feed, file, options, taker);
      return true;
    }
    return format.equals("csv") && CsvFormat.parts(feed, head, options, taker);
  }

  /// Reads a long mailbox: its threads are known only when all of it was seen, and only the words
  /// of its messages are kept.
  private static void mailbox(Feed feed, String file, Options options, Consumer<Part> taker)
      throws IOException {
    var gathered = new Guarded.Gathered();
    var broken = new AtomicReference<@Nullable IOException>();
    new Guarded(
            file,
            "",
            0,
            receiver -> {
              try {
                MboxFormat.read(file, feed.rest(), options, receiver);
              } catch (IOException failed) {
                broken.set(failed);
              }
              return "mbox";
            })
        .read(gathered);
    IOException failed = broken.get();
    if (failed != null) {
      throw failed;
    }
    taker.accept(
        new Guarded(
            file,
            "",
            0,
            receiver -> {
              gathered.handTo(receiver);
              return "mbox";
            }));
  }

  /// Reads as much of an input as tells what it is made of; of lines that somebody is still
  /// writing, no more than there are.
  private void begin(Feed feed) throws IOException {
    while (!feed.ended() && feed.size() < HEAD_BYTES && !(feed.isIdle() && areLines(feed))) {
      feed.more();
    }
    int looked = 0;
    while (!feed.ended() && feed.size() <= streamedBytes && !hasBreak(feed, looked)) {
      looked = feed.size();
      feed.more();
    }
  }

  /// Whether a line ends behind a place, counted from the bytes that are not dropped.
  private static boolean hasBreak(Feed feed, int from) {
    byte[] bytes = feed.bytes();
    for (int i = feed.from() + from; i < feed.to(); i++) {
      if (bytes[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private static boolean areLines(Feed feed) {
    return Input.shapeOf(feed.bytes(), feed.from(), feed.to(), false) == Input.Shape.JSON_LINES;
  }

  /// The name of the format that reads an input bit by bit; empty where it is to be read whole.
  private String chosen(Feed feed, String file, Options options) throws IOException {
    String asked = options.format();
    if (asked != null) {
      return named(asked).name();
    }
    Input.Shape shape = Input.shapeOf(feed.bytes(), feed.from(), feed.to(), feed.ended());
    if (shape != Input.Shape.JSON_LINES) {
      return "";
    }
    var head = new Input(file, feed.copy(0, head(feed)), shape, SILENT);
    return choose(head, options, false).map(Format::name).orElse("");
  }

  /// How many bytes of an input formats are told by: all of a short one, else its first lines.
  private static int head(Feed feed) {
    if (feed.ended() && feed.size() <= HEAD_BYTES) {
      return feed.size();
    }
    byte[] bytes = feed.bytes();
    int end = Math.min(feed.to(), feed.from() + HEAD_BYTES);
    while (end > feed.from() && bytes[end - 1] != '\n') {
      end--;
    }
    if (end > feed.from()) {
      return end - feed.from();
    }
    while (end < feed.to() && bytes[end] != '\n') {
      end++;
    }
    return end - feed.from();
  }

  private Optional<Format> choose(Input input, Options options, boolean aloud) {
    String asked = options.format();
    if (asked != null) {
      return Optional.of(named(asked));
    }
    if (!options.columns().isEmpty()
        && input.shape() == Input.Shape.TEXT
        && CsvColumns.mayBeTable(input, options.columns())) {
      return Optional.of(named("csv"));
    }
    Format may = null;
    for (Format format : formats) {
      Format.Fit fit = format.fits(input);
      if (fit == Format.Fit.SURE) {
        return Optional.of(format);
      }
      if (fit == Format.Fit.MAYBE && may == null) {
        may = format;
      }
    }
    if (may == null && aloud) {
      refuse(input);
    }
    return Optional.ofNullable(may);
  }

  /// The format of that name.
  ///
  /// @throws IllegalArgumentException when there is none
  private Format named(String name) {
    return formats.stream()
        .filter(format -> format.name().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no format '%s'.\nMaybe one of %s."
                    .formatted(name, String.join(", ", names()))));
  }

  private void refuse(Input input) {
    String known = Foreign.name(input.bytes());
    if (!known.isEmpty()) {
      input.lost("", "it is %s, which is not read".formatted(known), Foreign.wayOut(known));
      return;
    }
    String text = input.text();
    if (text.isBlank()) {
      input.lost("", "it is empty", "the export had nothing to give");
      return;
    }
    if (text.indexOf('\0') >= 0) {
      input.lost("", "it is no text", "a recording has to be transcribed first");
      return;
    }
    input.lost(
        "",
        "it is no conversation in a format that is known (%s)"
            .formatted(String.join(", ", names())),
        "write each turn on a line of its own, as in \"Agent: …\" and \"Customer: …\"");
  }
}
