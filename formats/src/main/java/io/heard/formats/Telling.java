package io.heard.formats;

import io.heard.conversation.Conversation;
import io.heard.story.Words;
import java.util.HashSet;
import java.util.Set;

/// Keeps a file with a million faults from saying a million things: the first of each weight are
/// handed on, and [#end] says how many more there were. What is said twice in the same words is
/// said once. Not for several threads.
public final class Telling implements Receiver {
  /// The most problems of one weight that are told one by one: whoever mends twenty faults reads
  /// the file again before the next.
  public static final int MOST = 20;

  private final String file;
  private final Receiver receiver;
  private final Set<Problem> said = new HashSet<>();
  private int lost;
  private int notes;

  /// @param file the input that is read
  public Telling(String file, Receiver receiver) {
    this.file = file;
    this.receiver = receiver;
  }

  @Override
  public void take(Conversation conversation) {
    receiver.take(conversation);
  }

  @Override
  public void say(Problem problem) {
    if (said.contains(problem)) {
      return;
    }
    int count = problem.lost() ? ++lost : ++notes;
    if (count <= MOST) {
      said.add(problem);
      receiver.say(problem);
    }
  }

  /// Whether something could not be read.
  public boolean lost() {
    return lost > 0;
  }

  /// Says how much was left unsaid; to be called once, at the input's end.
  public void end() {
    if (lost > MOST) {
      receiver.say(
          new Problem(
              Problem.Weight.LOST,
              file,
              "",
              Words.count(lost - MOST, "place") + " more could not be read",
              "mend the ones that are told first"));
    }
    if (notes > MOST) {
      receiver.say(
          new Problem(
              Problem.Weight.NOTE,
              file,
              "",
              Words.count(notes - MOST, "remark") + " more of this file left out",
              ""));
    }
  }
}
