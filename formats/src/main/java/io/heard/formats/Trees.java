package io.heard.formats;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import tools.jackson.databind.JsonNode;

/// JSON values that are conversations, in whatever form: chosen by their fields.
public final class Trees {
  private static final List<TreeFormat> FORMS =
      ServiceLoader.load(Format.class, Format.class.getClassLoader()).stream()
          .filter(form -> TreeFormat.class.isAssignableFrom(form.type()))
          .map(form -> (TreeFormat) form.get())
          .sorted(Comparator.comparing(Format::name))
          .toList();

  private Trees() {}

  /// Whether the value is in a form that is known.
  public static boolean isKnown(JsonNode value) {
    return PlainTree.fits(value) || form(value).isPresent();
  }

  /// Reads the value, or says why it is none.
  ///
  /// @param id the conversation's id where the value has none
  public static void read(
      JsonNode value, Place place, String id, Options options, Receiver receiver) {
    Optional<TreeFormat> form = PlainTree.fits(value) ? Optional.empty() : form(value);
    if (form.isPresent()) {
      form.get().read(value, place, id, options, receiver);
    } else if (value.isObject()) {
      // Without any known field the plain reader says best what is missing.
      PlainTree.read(value, place, id, options, receiver);
    } else {
      receiver.say(
          place.lost(
              "here stands %s and no conversation".formatted(kind(value)),
              "an object with a list of 'turns'"));
    }
  }

  /// The form of the value, the surest first; empty for one that is not known.
  public static Optional<TreeFormat> form(JsonNode value) {
    TreeFormat may = null;
    for (TreeFormat form : FORMS) {
      Format.Fit fit = form.fits(value);
      if (fit == Format.Fit.SURE) {
        return Optional.of(form);
      }
      may = may == null && fit == Format.Fit.MAYBE ? form : may;
    }
    return Optional.ofNullable(may);
  }

  /// What the value is, for a message.
  public static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL, MISSING, BINARY, POJO -> "nothing";
    };
  }
}
