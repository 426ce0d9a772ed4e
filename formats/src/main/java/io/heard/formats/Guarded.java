package io.heard.formats;

import io.heard.conversation.Conversation;
import java.util.ArrayList;
import java.util.List;

/// A part whose reading cannot harm the rest: where a reader fails, what it had read is handed on,
/// and one message says that it failed.
final class Guarded implements Part {
  /// Reads something.
  interface Reading {
    /// Reads it and gives the format's name.
    String read(Receiver receiver);
  }

  private final String file;
  private final String where;
  private final int bytes;
  private final Reading reading;

  /// @param where the part's place, appended to the file's name
  Guarded(String file, String where, int bytes, Reading reading) {
    this.file = file;
    this.where = where;
    this.bytes = bytes;
    this.reading = reading;
  }

  /// A part that only says something.
  static Part saying(Problem problem) {
    return new Guarded(
        problem.file(),
        problem.where(),
        0,
        receiver -> {
          receiver.say(problem);
          return "";
        });
  }

  @Override
  public int bytes() {
    return bytes;
  }

  @Override
  @SuppressWarnings("PMD.AvoidCatchingGenericException")
  public String read(Receiver receiver) {
    var gathered = new Gathered();
    String format = "";
    try {
      format = reading.read(gathered);
    } catch (RuntimeException | StackOverflowError failed) {
      gathered.say(
          lost(
              "reading it failed (%s); what stands before was read"
                  .formatted(failed.getClass().getSimpleName()),
              "report it, and say what wrote the file"));
    } catch (OutOfMemoryError full) {
      gathered.say(
          lost(
              "it takes more memory to read than there is",
              "give it more, as in JDK_JAVA_OPTIONS=-Xmx4g, or split it"));
    }
    gathered.handTo(receiver);
    return format;
  }

  private Problem lost(String cause, String maybe) {
    return new Problem(Problem.Weight.LOST, file, where, cause, maybe);
  }

  /// What was read and said, in order.
  static final class Gathered implements Receiver {
    private final List<Object> events = new ArrayList<>();

    @Override
    public void take(Conversation conversation) {
      events.add(conversation);
    }

    @Override
    public void say(Problem problem) {
      events.add(problem);
    }

    void handTo(Receiver receiver) {
      for (Object event : events) {
        if (event instanceof Conversation conversation) {
          receiver.take(conversation);
        } else if (event instanceof Problem problem) {
          receiver.say(problem);
        }
      }
    }
  }
}
