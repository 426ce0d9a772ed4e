package io.heard.text;

import java.util.List;
import java.util.Set;

/// Cuts the commonest English endings, so that `waiting` and `waited` compare as one. A light cut
/// in the manner of Harman's S stemmer, extended to `-ing`, `-ed` and `-ly`; not a dictionary.
final class Stems {
  private static final Set<String> EMPTY_WORDS =
      Set.copyOf(
          List.of(
              ("a an the this that these those i me my mine myself you your yours yourself we us our"
                      + " ours he him his she her hers it its they them their theirs who whom which what"
                      + " where when why how there here is am are was were be been being do does did"
                      + " doing done have has had having will would shall should can could may might"
                      + " must not no nor and or but if then than so too very just only also as at by"
                      + " for from in into of off on onto out over to up with about after before again"
                      + " any all some one ones more most much many few lot both each every other"
                      + " another such own same get got gets getting go going goes went gone let"
                      + " please thank thanks ok yes yeah hi hello hey dear well now still even ever"
                      + " never always really actually because while until though although oh um uh er"
                      + " like know see say said tell told want need think thing things something"
                      + " anything nothing everything way make made take took come came give gave put"
                      + " us able sure right good sorry help")
                  .split(" ")));

  private Stems() {}

  /// The stem of a folded word; empty when the word carries no content of its own.
  static String of(String norm) {
    if (norm.length() < 2 || EMPTY_WORDS.contains(norm)) {
      return "";
    }
    return cut(norm);
  }

  private static String cut(String word) {
    int n = word.length();
    if (n > 4 && word.endsWith("ies")) {
      return word.substring(0, n - 3) + "y";
    }
    if (n > 5 && word.endsWith("ing")) {
      return undouble(word.substring(0, n - 3));
    }
    if (n > 4 && word.endsWith("ied")) {
      return word.substring(0, n - 3) + "y";
    }
    if (n > 4 && word.endsWith("ed")) {
      return undouble(word.substring(0, n - 2));
    }
    if (n > 5 && word.endsWith("ly")) {
      return word.substring(0, n - 2);
    }
    if (n > 4 && (word.endsWith("ches") || word.endsWith("shes") || word.endsWith("sses"))) {
      return word.substring(0, n - 2);
    }
    if (n > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
      return unsilent(word.substring(0, n - 1));
    }
    return unsilent(word);
  }

  private static String undouble(String stem) {
    int n = stem.length();
    if (n > 3
        && stem.charAt(n - 1) == stem.charAt(n - 2)
        && "lsz".indexOf(stem.charAt(n - 1)) < 0) {
      return stem.substring(0, n - 1);
    }
    return unsilent(stem);
  }

  private static String unsilent(String stem) {
    return stem.length() > 4 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
  }
}
