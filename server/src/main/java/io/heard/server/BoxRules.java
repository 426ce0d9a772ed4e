package io.heard.server;

import io.heard.coach.Drafts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a text box is told of as rules: the labels that a draft is checked for, each in a category
/// by which an editor can switch several off.
final class BoxRules {
  /// What several rules are about.
  enum Category {
    FEELING("How a feeling is met"),
    ANSWER("What is answered and promised"),
    CONFLICT("What invites an argument"),
    MANNER("Words and manner");

    final String title;

    Category(String title) {
      this.title = title;
    }
  }

  private static final Map<String, Category> CATEGORIES =
      categories(
          Category.FEELING,
          "but-negation dismissive pity misread-feeling over-empathy canned-empathy"
              + " ignored-feeling premature-solution pitch-through apology-generic oversharing",
          Category.ANSWER,
          "bare-policy overpromise concede-fault concede-objection left-unanswered"
              + " missing-next-step",
          Category.CONFLICT,
          "blame defensive trigger-words pressure",
          Category.MANNER,
          "jargon tone-mismatch feature-dump formality address length emoji");

  /// What is about the level of speech, for editors that colour it apart.
  private static final Set<String> REGISTER =
      Set.of("tone-mismatch", "formality", "address", "emoji");

  private BoxRules() {}

  private static Map<String, Category> categories(Object... pairs) {
    var all = new LinkedHashMap<String, Category>();
    for (int i = 0; i < pairs.length; i += 2) {
      for (String code : pairs[i + 1].toString().split(" ", -1)) {
        all.put(code, (Category) pairs[i]);
      }
    }
    return Map.copyOf(all);
  }

  /// Every rule's id with its title.
  static Map<String, String> titles() {
    return Drafts.titles();
  }

  static Category category(String code) {
    Category known = CATEGORIES.get(code);
    if (known == null) {
      throw new IllegalArgumentException(
          "'%s' is in no category.\nMaybe add it to BoxRules.".formatted(code));
    }
    return known;
  }

  /// The kind of an issue as the localisation quality set of W3C names it, which editors colour by.
  static String issue(String code, boolean absent) {
    if (absent) {
      return "omission";
    }
    return REGISTER.contains(code) ? "register" : "style";
  }

  /// Which rules a request wants.
  ///
  /// @param only whether nothing but what is switched on is wanted
  record Wanted(
      Set<String> on, Set<String> off, Set<String> onIn, Set<String> offIn, boolean only) {
    Wanted {
      on = Set.copyOf(on);
      off = Set.copyOf(off);
      onIn = Set.copyOf(onIn);
      offIn = Set.copyOf(offIn);
    }

    boolean has(String code) {
      String in = category(code).name();
      if (only) {
        return on.contains(code) || onIn.contains(in);
      }
      return on.contains(code) || !off.contains(code) && !offIn.contains(in);
    }
  }

  /// Ids in a list with commas, as they are compared.
  static Set<String> ids(@Nullable String list, boolean categories) {
    var ids = new java.util.TreeSet<String>();
    for (String id : list == null ? new String[0] : list.split(",", -1)) {
      String folded = id.strip();
      if (!folded.isEmpty()) {
        ids.add(categories ? folded.toUpperCase(Locale.ROOT) : folded.toLowerCase(Locale.ROOT));
      }
    }
    return ids;
  }
}
