package io.heard.formats.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Messages put together into threads: by the ids that they name, and, where a message that answers
/// names none that is known, by its subject together with who takes part. Messages may come in any
/// order and from several files.
public final class Threads {
  /// Messages that belong together.
  ///
  /// @param messages in order of time; one whose date is missing, or lies before what it answers,
  ///   stands behind that
  /// @param misdated the places of those whose date is not believed
  public record MailThread(List<Message> messages, Set<Message> misdated) {
    public MailThread {
      messages = List.copyOf(messages);
      misdated = Set.copyOf(misdated);
    }

    /// What it is about: the first subject, without prefixes of answers.
    public String subject() {
      for (Message message : messages) {
        String subject = Threads.subject(message.subject());
        if (!subject.isEmpty()) {
          return subject;
        }
      }
      return "";
    }
  }

  private static final Pattern PREFIX =
      Pattern.compile(
          MailWords.anyOf(MailWords.Use.REPLY, MailWords.Use.PASS)
              + "\\s?(?:\\[\\d{1,3}]|\\(\\d{1,3}\\)|\\^\\d{1,3}|\\d{1,3})?\\s?[:：]\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern TAG = Pattern.compile("\\[[^\\[\\]]{1,60}]\\s*");

  /// Tags that servers put in front, which tell nothing apart.
  private static final Pattern NOISE =
      Pattern.compile("\\[(?:external|extern|ext|spam|bulk)]\\s*|\\*{2,}\\s*spam\\s*\\*{2,}\\s*");

  /// How long after the last message an answer still belongs to a subject alone; half a year later
  /// the same words are another matter.
  private static final Duration LATEST = Duration.ofDays(90);

  /// Clocks differ by minutes; a day and more is a wrong date.
  private static final Duration SKEW = Duration.ofHours(26);

  /// Before all mail.
  private static final Instant NEVER = Instant.EPOCH;

  private final List<Message> messages;
  private final int[] parent;

  private Threads(List<Message> messages) {
    this.messages = messages;
    this.parent = new int[messages.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  /// The threads, in the order of their first message.
  public static List<MailThread> of(List<Message> messages) {
    var threads = new Threads(List.copyOf(messages));
    threads.byId();
    threads.bySubject();
    return threads.gathered();
  }

  /// The subject without the prefixes of answers and of what is passed on, in several languages; a
  /// tag in front of them (`[#4711]`) stays.
  public static String subject(String written) {
    var tags = new StringBuilder();
    String left = written.strip();
    while (true) {
      Matcher prefix = PREFIX.matcher(left);
      if (prefix.lookingAt()) {
        left = left.substring(prefix.end());
        continue;
      }
      Matcher tag = TAG.matcher(left);
      if (!tag.lookingAt() || !PREFIX.matcher(left.substring(tag.end())).lookingAt()) {
        return (tags + left).strip();
      }
      tags.append(tag.group().strip()).append(' ');
      left = left.substring(tag.end());
    }
  }

  private static boolean answers(String subject) {
    return !subject(subject).equals(subject.strip());
  }

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private void join(int one, int other) {
    int a = root(one);
    int b = root(other);
    if (a != b) {
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }

  /// Two that name the same message belong together, also where that one is not here.
  private void byId() {
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      String id = message.id();
      if (id != null) {
        link(seen, id, i);
      }
      for (String answered : message.answers()) {
        link(seen, answered, i);
      }
    }
  }

  private void link(Map<String, Integer> seen, String id, int message) {
    Integer before = seen.putIfAbsent(id, message);
    if (before != null) {
      join(before, message);
    }
  }

  /// One that answers by its subject, and whose ids lead nowhere, belongs to the thread of that
  /// subject in which its parties take part and which is next before it in time.
  private void bySubject() {
    Map<Integer, List<Integer>> groups = groups();
    var bySubject = new LinkedHashMap<String, List<Integer>>();
    for (List<Integer> group : groups.values()) {
      String subject = subjectOf(group);
      if (!subject.isEmpty()) {
        bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(group.getFirst());
      }
    }
    for (List<Integer> same : bySubject.values()) {
      if (same.size() > 1) {
        joinThoseThatAnswer(same, groups);
      }
    }
  }

  private void joinThoseThatAnswer(List<Integer> same, Map<Integer, List<Integer>> groups) {
    List<Integer> ordered = new ArrayList<>(same);
    ordered.sort(Comparator.comparing(first -> begin(groups.getOrDefault(first, List.of()))));
    for (int i = 1; i < ordered.size(); i++) {
      List<Integer> later = groups.getOrDefault(ordered.get(i), List.of());
      if (!begins(later)) {
        continue;
      }
      for (int j = i - 1; j >= 0; j--) {
        List<Integer> earlier = groups.getOrDefault(ordered.get(j), List.of());
        if (share(earlier, later) && isSoon(earlier, later)) {
          join(ordered.get(j), ordered.get(i));
          break;
        }
      }
    }
  }

  /// Whether the group begins with an answer, so that something belongs before it.
  private boolean begins(List<Integer> group) {
    Message first = first(group);
    return answers(first.subject()) || !first.answers().isEmpty();
  }

  private Message first(List<Integer> group) {
    Message first = messages.get(group.getFirst());
    for (int i : group) {
      if (instant(messages.get(i)).compareTo(instant(first)) < 0) {
        first = messages.get(i);
      }
    }
    return first;
  }

  private Instant begin(List<Integer> group) {
    return group.isEmpty() ? Instant.MAX : instant(first(group));
  }

  private boolean isSoon(List<Integer> earlier, List<Integer> later) {
    Instant last = NEVER;
    for (int i : earlier) {
      Instant at = instant(messages.get(i));
      last = at.equals(Instant.MAX) || at.compareTo(last) < 0 ? last : at;
    }
    Instant next = begin(later);
    return last.equals(NEVER) || next.equals(Instant.MAX) || next.compareTo(last.plus(LATEST)) < 0;
  }

  /// Whether one who writes in either is among those who take part in the other, and somebody else
  /// too where both name somebody else.
  private boolean share(List<Integer> one, List<Integer> other) {
    Set<String> left = parties(one);
    Set<String> right = parties(other);
    var both = new HashSet<>(left);
    both.retainAll(right);
    return both.size() >= Math.min(2, Math.min(left.size(), right.size())) && !both.isEmpty();
  }

  private Set<String> parties(List<Integer> group) {
    var parties = new HashSet<String>();
    for (int i : group) {
      Message message = messages.get(i);
      Mailbox from = message.from();
      if (from != null) {
        parties.add(from.address());
      }
      message.to().forEach(box -> parties.add(box.address()));
    }
    return parties;
  }

  private String subjectOf(List<Integer> group) {
    for (int i : group) {
      String subject = subject(messages.get(i).subject());
      if (!subject.isEmpty()) {
        return NOISE.matcher(MailWords.fold(subject)).replaceAll("").replaceAll("\\s+", " ");
      }
    }
    return "";
  }

  private Map<Integer, List<Integer>> groups() {
    var groups = new LinkedHashMap<Integer, List<Integer>>();
    for (int i = 0; i < messages.size(); i++) {
      groups.computeIfAbsent(root(i), key -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  private List<MailThread> gathered() {
    var threads = new ArrayList<MailThread>();
    for (List<Integer> group : groups().values()) {
      threads.add(ordered(group.stream().map(messages::get).toList()));
    }
    return threads;
  }

  /// In order of time, what answers behind what it answers.
  private static MailThread ordered(List<Message> thread) {
    var order = new Order();
    for (Message message : thread) {
      String id = message.id();
      if (id != null) {
        order.byId.putIfAbsent(id, message);
      }
    }
    thread.forEach(order::settle);
    var ordered = new ArrayList<>(thread);
    ordered.sort(
        Comparator.comparing((Message message) -> order.place(message).at())
            .thenComparingInt(message -> order.place(message).depth()));
    return new MailThread(ordered, order.misdated);
  }

  private static Instant instant(Message message) {
    return message.sentAt() == null ? Instant.MAX : message.sentAt().toInstant();
  }

  /// The messages of one thread while they are put in order.
  private static final class Order {
    /// Where a message stands: its time, else that of what it answers, and how many it has before
    /// it.
    private record Place(Instant at, int depth) {}

    private final Map<String, Message> byId = new HashMap<>();
    private final IdentityHashMap<Message, Place> places = new IdentityHashMap<>();
    private final Set<Message> misdated = new HashSet<>();
    private Instant last = NEVER;

    Place place(Message message) {
      return places.getOrDefault(message, new Place(NEVER, 0));
    }

    /// Settles a message and those before it, from the first on; a circle of answers ends where it
    /// closes.
    void settle(Message message) {
      var chain = new ArrayList<Message>();
      Set<Message> walked = Collections.newSetFromMap(new IdentityHashMap<>());
      Message at = message;
      while (at != null && !places.containsKey(at) && walked.add(at)) {
        chain.add(at);
        at = answered(at);
      }
      Place before = at == null ? null : places.get(at);
      boolean circle = at != null && before == null;
      for (int i = chain.size() - 1; i >= 0; i--) {
        before = settle(chain.get(i), circle ? null : before);
      }
      last = before == null ? last : before.at();
    }

    private Place settle(Message message, @Nullable Place before) {
      Instant own = instant(message);
      boolean missing = own.equals(Instant.MAX);
      boolean early = before != null && own.isBefore(before.at().minus(SKEW));
      if (early) {
        misdated.add(message);
      }
      Instant floor = before == null ? last : before.at();
      Instant at = missing || early || own.isBefore(floor) && before != null ? floor : own;
      var place = new Place(at, before == null ? 0 : before.depth() + 1);
      places.put(message, place);
      return place;
    }

    private @Nullable Message answered(Message message) {
      List<String> answers = message.answers();
      for (int i = answers.size() - 1; i >= 0; i--) {
        Message before = byId.get(answers.get(i));
        if (before != null && !before.equals(message)) {
          return before;
        }
      }
      return null;
    }
  }
}
