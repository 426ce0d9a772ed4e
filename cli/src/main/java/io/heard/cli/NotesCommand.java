package io.heard.cli;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.coach.Notes;
import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.NotesJson;
import io.heard.formats.Options;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heard notes`: what to note down after a contact.
@Command(
    name = "notes",
    description =
        "Notes on conversations, to paste into a record: all in the words that were said, each with its turn.")
final class NotesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files with conversations; '-' is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "The files' format, instead of telling it by content.")
  private @Nullable String from;

  @Option(names = "--as", paramLabel = "SHAPE", description = "text (the default) or json.")
  private String as = "text";

  @Mixin private SidesOption sides = new SidesOption();

  @Option(
      names = "--without-model",
      description = "Read by phrases, structure, timings and context alone.")
  private boolean withoutModel;

  NotesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean json = Inputs.choice("--as", as, List.of("text", "json")).equals("json");
    var formats = new Formats();
    Options options = sides.options(console, formats, from);
    Inputs.atMostOneDash(files);
    Heard heard = Inputs.heard(withoutModel);
    PrintStream out = console.out();
    var text = new NoteText(new Paint(console.outIsTerminal() && !console.noColor()));
    var array = new JsonArray(out);
    var begun = new AtomicBoolean();
    boolean lost = false;
    for (String file : files) {
      lost |=
          Inputs.each(
              console,
              formats,
              options,
              file,
              new Receiver() {
                @Override
                public void take(Conversation conversation) {
                  Reading reading = heard.read(conversation);
                  Notes notes = Notes.of(reading);
                  if (json) {
                    array.add(NotesJson.tree(reading, notes).toPrettyString());
                  } else {
                    out.print((begun.getAndSet(true) ? "\n\n" : "") + text.of(reading, notes));
                  }
                }

                @Override
                public void say(Problem problem) {
                  console.err().println(problem.message());
                }
              });
    }
    if (json) {
      array.end();
    }
    out.flush();
    return lost ? Main.UNREAD : Main.DONE;
  }
}
