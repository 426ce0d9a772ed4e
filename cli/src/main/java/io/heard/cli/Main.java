package io.heard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `heard`.
@Command(
    name = "heard",
    description =
        "Hears what customers show and what agents do about it, with the words as evidence.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = CommandLine.HelpCommand.class)
public final class Main implements Runnable {
  /// All was done.
  static final int DONE = 0;

  /// Some input could not be read; the rest was.
  static final int UNREAD = 1;

  /// The call itself was wrong.
  static final int WRONG_CALL = 2;

  /// The parser lays out no narrower help, and fails on a narrower terminal otherwise.
  private static final int NARROWEST_HELP = 55;

  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] args) {
    Console console = Console.ofProcess(System.getenv());
    int code = run(console, args);
    console.out().flush();
    console.err().flush();
    System.exit(code);
  }

  /// Runs the command with nobody watching: without colour, 80 columns wide, `-` empty.
  ///
  /// @return the exit code: 0 done, 1 some input could not be read, 2 the call was wrong
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(Console.of(out, err), args);
  }

  static int run(Console console, String... args) {
    var line = new CommandLine(new Main());
    line.addSubcommand("read", new ReadCommand(console));
    line.addSubcommand("convert", new ConvertCommand(console));
    line.addSubcommand("check", new CheckCommand(console));
    line.addSubcommand("notes", new NotesCommand(console));
    line.addSubcommand("evaluate", new EvaluateCommand(console));
    line.addSubcommand("pattern", new PatternCommand(console));
    line.addSubcommand("serve", new ServeCommand(console));
    line.addSubcommand("audit", new AuditCommand(console, System.getenv()));
    line.addSubcommand("backup", new BackupCommand(console));
    line.addSubcommand("restore", new RestoreCommand(console));
    line.addSubcommand("explain", new ExplainCommand(console));
    line.addSubcommand("new", new NewCommand(console));
    line.addSubcommand(
        "house",
        new CommandLine(new HouseCommand()).addSubcommand("try", new HouseCommand.Try(console)));
    helped(line);
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setUsageHelpWidth(Math.clamp(console.width(), NARROWEST_HELP, 100));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setPosixClusteredShortOptionsAllowed(false);
    line.setParameterExceptionHandler((wrong, given) -> {
      if (given.length == 0) {
        line.usage(console.err());
        return WRONG_CALL;
      }
      return say(console, message(wrong));
    });
    line.setExecutionExceptionHandler((failure, command, result) -> {
      if (failure instanceof CallException wrong) {
        return say(console, String.valueOf(wrong.getMessage()));
      }
      return failed(console, failure);
    });
    int code;
    try {
      code = line.execute(args);
    } catch (ServiceConfigurationError | LinkageError | StackOverflowError broken) {
      code = failed(console, broken);
    }
    console.out().flush();
    console.err().flush();
    return code;
  }

  private static void helped(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      if (command.getCommandSpec().findOption("--help") == null) {
        command.addMixin("help", new HelpOption());
      }
      helped(command);
    }
  }

  private static int failed(Console console, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    say(
        console,
        "Heard failed: %s.\nMaybe report it, with the call that led to it."
            .formatted(String.valueOf(cause)));
    return UNREAD;
  }

  @Override
  public void run() {
    CommandSpec own = spec;
    if (own != null) {
      throw new ParameterException(own.commandLine(), "No command is given.");
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int say(Console console, String message) {
    console.err().println(message);
    return WRONG_CALL;
  }

  private static String message(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    if (wrong instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return "'%s' wants %s.\nSee '%s --help'."
          .formatted(name, missing.getMissing().getFirst().paramLabel(), name);
    }
    String help =
        command.getParent() == null ? "See 'heard --help'." : "See '%s --help'.".formatted(name);
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String first = unmatched.getUnmatched().getFirst();
      boolean option = first.startsWith("-");
      var known = new ArrayList<String>();
      if (option) {
        for (OptionSpec each : command.getCommandSpec().options()) {
          known.addAll(List.of(each.names()));
        }
      } else {
        known.addAll(command.getSubcommands().keySet());
      }
      String typed = option ? first.replaceFirst("=.*", "") : first;
      return "%s '%s'.\n%s%s"
          .formatted(
              option
                  ? "'%s' has no option".formatted(name)
                  : known.isEmpty()
                      ? "'%s' takes no".formatted(name)
                      : "'%s' has no command".formatted(name),
              typed,
              Nearest.to(typed, known).map(near -> "Maybe " + near + ". ").orElse(""),
              help);
    }
    return String.valueOf(wrong.getMessage()).replaceFirst("\\.?$", ".") + "\n" + help;
  }

  /// The version that the build wrote down.
  static String version() {
    try (InputStream in = Main.class.getResourceAsStream("version.txt")) {
      String version =
          in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return version.isEmpty() || version.startsWith("$") ? "development" : version;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Says the version.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"heard " + version()};
    }
  }
}
