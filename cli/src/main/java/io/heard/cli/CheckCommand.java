package io.heard.cli;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.coach.Advice;
import io.heard.coach.Drafts;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.AdviceJson;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heard check`: a draft in, what is worth a second look before it is sent out.
@Command(
    name = "check",
    description = "Checks a draft of a reply before it is sent: places, reasons, replacements.")
final class CheckCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The draft; without a file, or with '-', standard input.")
  private String file = STANDARD_INPUT;

  @Option(
      names = "--after",
      paramLabel = "FILE",
      description = "The conversation that the draft answers, with its case if it has one.")
  private @Nullable String after;

  @Option(names = "--as", paramLabel = "SHAPE", description = "text (the default) or json.")
  private String as = "text";

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "The conversation's format, instead of telling it by content.")
  private @Nullable String from;

  @Mixin private SidesOption sides = new SidesOption();

  @Mixin private ColorOption color = new ColorOption();

  @Option(names = "--without-model", description = "Check by phrases, structure and context alone.")
  private boolean withoutModel;

  @Mixin private HouseOption house = new HouseOption();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var formats = new Formats();
    Options options = sides.options(console, formats, from);
    boolean json = Inputs.choice("--as", as, List.of("text", "json")).equals("json");
    boolean painted = color.painted(console, true);
    String answered = after;
    if (answered != null) {
      Inputs.atMostOneDash(List.of(file, answered));
    }
    Heard heard = house.heard(console, withoutModel);
    Reading reading = null;
    if (answered != null) {
      reading = Inputs.answered(console, formats, options, heard, answered, "a draft");
      if (reading == null) {
        return Main.UNREAD;
      }
      if (reading.size() >= Conversation.MOST_TURNS) {
        throw new CallException(
            "'%s' has %d turns and is full.".formatted(answered, reading.size()),
            "keep its last turns.");
      }
    }
    String draft = draft();
    if (draft == null) {
      return Main.UNREAD;
    }
    Drafts drafts = reading == null ? Drafts.alone(heard) : Drafts.after(heard, reading);
    Advice advice = drafts.check(draft);
    if (json) {
      console.out().println(AdviceJson.tree(advice, draft).toPrettyString());
    } else {
      console
          .out()
          .print(new Proof(new Paint(painted), console.width()).of(advice, draft, reading));
    }
    return Main.DONE;
  }

  /// The draft as it stands, less a byte order mark; null after a message where it could not be
  /// read.
  private @Nullable String draft() throws IOException {
    byte[] bytes;
    if (file.equals(STANDARD_INPUT)) {
      bytes = console.in().readAllBytes();
    } else {
      Path path = console.here().resolve(file);
      if (Files.isDirectory(path)) {
        return unread("it is a folder.", "name the draft in it.");
      }
      try {
        bytes = Files.readAllBytes(path);
      } catch (NoSuchFileException missing) {
        return unread("there is no such file.", "check the path.");
      }
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException wrong) {
      return unread("it is not UTF-8 text.", "save the draft as UTF-8.");
    }
    if (text.length() > Turn.MOST_CHARACTERS) {
      return unread(
          "the draft has %d characters; at most %d are read."
              .formatted(text.length(), Turn.MOST_CHARACTERS),
          "cut it.");
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private @Nullable String unread(String cause, String maybe) {
    console.err().println("%s: %s\nMaybe %s".formatted(file, cause, maybe));
    return null;
  }
}
