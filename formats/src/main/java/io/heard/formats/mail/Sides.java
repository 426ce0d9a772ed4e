package io.heard.formats.mail;

import static io.heard.formats.mail.MailWords.Use.DESK;
import static io.heard.formats.mail.MailWords.Use.FREE;
import static io.heard.formats.mail.MailWords.Use.HOUSE;
import static io.heard.formats.mail.MailWords.Use.MACHINE;

import io.heard.conversation.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose side writes, told by addresses: the house is where mail to `support@` and its like goes,
/// or whom everybody in a mailbox writes to. Where addresses do not say it, nothing is said.
final class Sides {
  /// So many threads with different people show whose mailbox it is.
  private static final int ENOUGH_THREADS = 3;

  private static final List<String> FREE_FAMILIES =
      List.of("yahoo.", "hotmail.", "live.", "outlook.", "gmx.", "aol.", "msn.");

  /// The house's domain, or one address of its own where the domain is everybody's; null when not
  /// known.
  private final @Nullable String house;

  private Sides(@Nullable String house) {
    this.house = house;
  }

  /// The sides in the threads of one mailbox.
  static Sides of(List<Threads.MailThread> threads) {
    var counts = new HashMap<String, Integer>();
    var desks = new HashMap<String, Integer>();
    var houses = new HashMap<String, Integer>();
    for (Threads.MailThread thread : threads) {
      for (String party : parties(thread)) {
        counts.merge(party, 1, Integer::sum);
      }
      houses(thread, DESK).forEach(key -> desks.merge(key, 1, Integer::sum));
      houses(thread, HOUSE).forEach(key -> houses.merge(key, 1, Integer::sum));
    }
    for (Map<String, Integer> found : List.of(desks, houses)) {
      String first = first(found);
      if (first != null || !found.isEmpty()) {
        return new Sides(first);
      }
    }
    boolean listed =
        threads.stream().flatMap(thread -> thread.messages().stream()).anyMatch(Message::listed);
    if (threads.size() >= ENOUGH_THREADS && !listed) {
      String first = first(counts);
      boolean everywhere =
          first != null && counts.getOrDefault(first, 0) * 10 >= threads.size() * 9;
      return new Sides(everywhere ? first : null);
    }
    return new Sides(null);
  }

  /// The one with the highest count; null when two have it.
  private static @Nullable String first(Map<String, Integer> counts) {
    String first = null;
    int most = 0;
    boolean twice = false;
    for (var entry : counts.entrySet()) {
      twice = entry.getValue() == most || (twice && entry.getValue() < most);
      if (entry.getValue() > most) {
        most = entry.getValue();
        first = entry.getKey();
      }
    }
    return twice ? null : first;
  }

  /// Who takes part in a thread: a domain, or an address where the domain is everybody's.
  private static Set<String> parties(Threads.MailThread thread) {
    var parties = new HashSet<String>();
    for (Message message : thread.messages()) {
      boxes(message).forEach(box -> parties.add(key(box)));
    }
    return parties;
  }

  /// The houses whose mailbox of that kind takes part in a thread.
  private static Set<String> houses(Threads.MailThread thread, MailWords.Use use) {
    var found = new HashSet<String>();
    for (Message message : thread.messages()) {
      for (Mailbox box : boxes(message)) {
        if (box.is(use) && !box.domain().isEmpty()) {
          found.add(key(box));
        }
      }
    }
    return found;
  }

  private static List<Mailbox> boxes(Message message) {
    var boxes = new ArrayList<>(message.to());
    boxes.addAll(message.replyTo());
    Mailbox from = message.from();
    if (from != null) {
      boxes.add(from);
    }
    return boxes;
  }

  private static String key(Mailbox box) {
    String domain = box.domain();
    return domain.isEmpty() || isFree(domain) ? box.address() : domain;
  }

  private static boolean isFree(String domain) {
    return MailWords.of(FREE).contains(domain)
        || FREE_FAMILIES.stream().anyMatch(domain::startsWith);
  }

  /// Whether the mailbox is the house's.
  boolean isHouse(Mailbox box) {
    String house = this.house;
    if (house == null) {
      return false;
    }
    String key = key(box);
    return key.equals(house) || key.endsWith("." + house);
  }

  /// Who wrote the message: its sender, or, where a form of the house or a list passes it on in the
  /// house's name, the one that answers go to. Null when the header does not say.
  @Nullable Mailbox writer(Message message) {
    Mailbox from = message.from();
    if (from == null) {
      return message.replyTo().size() == 1 ? message.replyTo().getFirst() : null;
    }
    boolean toHouse = message.to().stream().anyMatch(this::isHouse);
    if (isHouse(from) && toHouse && message.replyTo().size() == 1) {
      Mailbox back = message.replyTo().getFirst();
      if (!isHouse(back)) {
        String name = from.name();
        int via = name == null ? -1 : MailWords.fold(name).lastIndexOf(" via ");
        return back.name() != null || name == null || via < 1
            ? back
            : new Mailbox(back.address(), name.substring(0, via).replaceAll("^['\"]|['\"]$", ""));
      }
    }
    return from;
  }

  /// The roles of those who write in a thread, by address; without those whose side is not known.
  Map<String, Role> roles(Threads.MailThread thread) {
    var roles = new HashMap<String, Role>();
    var outside = new ArrayList<Mailbox>();
    boolean known = false;
    for (Message message : thread.messages()) {
      known = known || boxes(message).stream().anyMatch(this::isHouse);
      Mailbox writer = writer(message);
      if (writer == null || roles.containsKey(writer.address())) {
        continue;
      }
      if (isHouse(writer)) {
        roles.put(writer.address(), writer.is(MACHINE) ? Role.BOT : Role.AGENT);
      } else if (!message.automatic()) {
        outside.add(writer);
      }
    }
    if (!known || outside.isEmpty()) {
      return roles;
    }
    // The first from outside is whom it is about; others count where they write from the same firm
    // or
    // that one wrote to them too.
    Mailbox first = outside.getFirst();
    for (Mailbox box : outside) {
      if (key(box).equals(key(first)) || isBeside(thread, first, box)) {
        roles.put(box.address(), Role.CUSTOMER);
      }
    }
    return roles;
  }

  private boolean isBeside(Threads.MailThread thread, Mailbox customer, Mailbox other) {
    for (Message message : thread.messages()) {
      Mailbox writer = writer(message);
      if (writer != null
          && writer.address().equals(customer.address())
          && message.to().stream().anyMatch(box -> box.address().equals(other.address()))) {
        return true;
      }
    }
    return false;
  }

  /// Whether somebody of the house wrote it to nobody outside, in a thread that has somebody
  /// outside.
  boolean isNote(Message message, Map<String, Role> roles) {
    Mailbox writer = writer(message);
    return writer != null
        && roles.containsValue(Role.CUSTOMER)
        && isHouse(writer)
        && !message.to().isEmpty()
        && message.to().stream().allMatch(this::isHouse);
  }
}
