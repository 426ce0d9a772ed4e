package io.heard.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A phrase pattern compiled for a backtracking machine: flat arrays, no allocation while matching.
/// (The construction is Thompson's, 1968, run depth first as in Pike's and Cox's descriptions.)
final class Program {
  private enum Op {
    WORD,
    SET,
    PREFIX,
    KIND,
    GAP,
    SPLIT,
    JUMP,
    NOT_AHEAD,
    NOT_BEFORE,
    SENTENCE_START,
    SENTENCE_END,
    CLAUSE_START,
    CLAUSE_END,
    ACCEPT
  }

  /// How many needs are kept; the rarest of a pattern's words reject nearly every turn.
  private static final int MOST_NEEDS = 3;

  private static final Word.Kind[] KINDS = Word.Kind.values();

  private final Op[] ops;
  private final int[] a;
  private final int[] b;
  private final Object[] data;
  private final int most;
  private final int bit;
  private final int bit2;
  private final long[][] needs;

  private Program(Assembler from, List<long[]> needs, int most) {
    this.most = most;
    ops = from.ops.toArray(new Op[0]);
    a = from.a.stream().mapToInt(Integer::intValue).toArray();
    b = from.b.stream().mapToInt(Integer::intValue).toArray();
    data = from.data.toArray();
    // One needed word is one bit, which stands in the program itself: most programs are asked about
    // nothing else, and there are thousands of them.
    List<long[]> single = needs.stream().filter(need -> bits(need) == 1).toList();
    this.bit = single.isEmpty() ? -1 : firstBit(single.getFirst());
    this.bit2 = single.size() < 2 ? -1 : firstBit(single.get(1));
    this.needs = needs.stream().filter(need -> bits(need) != 1).toArray(long[][]::new);
  }

  static Program of(PhraseNode node) {
    var assembler = new Assembler();
    assembler.add(node);
    assembler.emit(Op.ACCEPT, 0, 0, "");
    var needs = new ArrayList<>(needs(withoutFirst(node)));
    needs.sort((x, y) -> Integer.compare(bits(x), bits(y)));
    return new Program(
        assembler, needs.size() > MOST_NEEDS ? needs.subList(0, MOST_NEEDS) : needs, most(node));
  }

  /// What comes after the word that the pattern was looked up by.
  private static PhraseNode withoutFirst(PhraseNode node) {
    return node instanceof PhraseNode.Sequence sequence
            && (sequence.nodes().getFirst() instanceof PhraseNode.Literal
                || sequence.nodes().getFirst() instanceof PhraseNode.OneOf)
        ? new PhraseNode.Sequence(sequence.nodes().subList(1, sequence.nodes().size()))
        : node;
  }

  /// How many words a match has at most.
  private static int most(PhraseNode node) {
    return switch (node) {
      case PhraseNode.Gap gap -> gap.most();
      case PhraseNode.Sequence sequence -> sequence.nodes().stream().mapToInt(Program::most).sum();
      case PhraseNode.Either either ->
          either.sides().stream().mapToInt(Program::most).max().orElse(0);
      case PhraseNode.Maybe maybe -> most(maybe.node());
      case PhraseNode.Not none -> 0;
      case PhraseNode.Edge none -> 0;
      default -> 1;
    };
  }

  /// The word after the match that begins at a word, or -1.
  int end(Utterance in, int start) {
    if (bit >= 0 && !in.mayHold(bit) || bit2 >= 0 && !in.mayHold(bit2)) {
      return -1;
    }
    int limit = in.sentenceEnd(start);
    int last = Math.min(limit, start + most);
    if (bit >= 0 && !in.mayHold(bit, start, last) || bit2 >= 0 && !in.mayHold(bit2, start, last)) {
      return -1;
    }
    for (long[] need : needs) {
      if (!in.mayHold(need) || !in.mayHold(need, start, last)) {
        return -1;
      }
    }
    return run(in, in.sentenceStart(start), limit, 0, start);
  }

  private int run(Utterance in, int first, int limit, int from, int word) {
    String[] norms = in.norms();
    int at = word;
    int pc = from;
    while (true) {
      switch (ops[pc]) {
        case WORD -> {
          if (at >= limit || !norms[at].equals(data[pc])) {
            return -1;
          }
          at++;
          pc++;
        }
        case SET -> {
          if (at >= limit || !((Set<?>) data[pc]).contains(norms[at])) {
            return -1;
          }
          at++;
          pc++;
        }
        case PREFIX -> {
          if (at >= limit || !norms[at].startsWith((String) data[pc])) {
            return -1;
          }
          at++;
          pc++;
        }
        case KIND -> {
          if (at >= limit || !isKind(in.words().get(at), KINDS[a[pc]])) {
            return -1;
          }
          at++;
          pc++;
        }
        case GAP -> {
          for (int n = a[pc]; n <= b[pc] && at + n <= limit; n++) {
            int end = run(in, first, limit, pc + 1, at + n);
            if (end >= 0) {
              return end;
            }
          }
          return -1;
        }
        case SPLIT -> {
          if (mayOpen(data[pc], norms, at, limit)) {
            int end = run(in, first, limit, a[pc], at);
            if (end >= 0) {
              return end;
            }
          }
          pc = b[pc];
        }
        case JUMP -> pc = a[pc];
        case NOT_AHEAD -> {
          if (run(in, first, limit, pc + 1, at) >= 0) {
            return -1;
          }
          pc = a[pc];
        }
        case NOT_BEFORE -> {
          if (at > first && run(in, first, limit, pc + 1, at - 1) == at) {
            return -1;
          }
          pc = a[pc];
        }
        case SENTENCE_START -> {
          if (at != first) {
            return -1;
          }
          pc++;
        }
        case SENTENCE_END -> {
          if (at != limit) {
            return -1;
          }
          pc++;
        }
        case CLAUSE_START -> {
          if (at >= limit || (at > first && in.clause(at - 1) == in.clause(at))) {
            return -1;
          }
          pc++;
        }
        case CLAUSE_END -> {
          if (at == first || (at != limit && in.clause(at - 1) == in.clause(at))) {
            return -1;
          }
          pc++;
        }
        case ACCEPT -> {
          return at;
        }
      }
    }
  }

  /// Whether what a split tries first may begin at a word.
  ///
  /// @param openers the one word or the words that it can begin with; empty where it can begin with
  ///   others
  private static boolean mayOpen(Object openers, String[] norms, int at, int limit) {
    return openers instanceof Set<?> words
        ? words.isEmpty() || at < limit && words.contains(norms[at])
        : at < limit && norms[at].equals(openers);
  }

  private static boolean isKind(Word word, Word.Kind kind) {
    return word.kind() == kind
        || (kind == Word.Kind.NUMBER && Lexicon.NUMBER_WORDS.contains(word.norm()));
  }

  /// What a turn must hold for the pattern to match: of each set, at least one word.
  private static List<long[]> needs(PhraseNode node) {
    return switch (node) {
      case PhraseNode.Literal literal -> List.of(Utterance.signature(Set.of(literal.word())));
      case PhraseNode.OneOf oneOf -> List.of(Utterance.signature(oneOf.words()));
      case PhraseNode.Sequence sequence -> {
        var all = new ArrayList<long[]>();
        sequence.nodes().forEach(n -> all.addAll(needs(n)));
        yield all;
      }
      case PhraseNode.Either either -> {
        long[] any = new long[Utterance.SIGNATURE_LONGS];
        for (PhraseNode side : either.sides()) {
          List<long[]> one = needs(side);
          if (one.isEmpty()) {
            yield List.of();
          }
          long[] rarest = one.getFirst();
          for (long[] need : one) {
            rarest = bits(need) < bits(rarest) ? need : rarest;
          }
          for (int i = 0; i < any.length; i++) {
            any[i] |= rarest[i];
          }
        }
        yield List.of(any);
      }
      case PhraseNode.Prefix none -> List.of();
      case PhraseNode.OfKind none -> List.of();
      case PhraseNode.Gap none -> List.of();
      case PhraseNode.Maybe none -> List.of();
      case PhraseNode.Not none -> List.of();
      case PhraseNode.Edge none -> List.of();
    };
  }

  /// The one word or the words that a match must begin with; no words where it may begin with
  /// others, or be empty.
  private static Object openers(PhraseNode node) {
    var words = new HashSet<String>();
    if (opening(node, words) != Opening.ONE_OF_THEM) {
      return Set.of();
    }
    return words.size() == 1 ? words.iterator().next() : Set.copyOf(words);
  }

  private enum Opening {
    ONE_OF_THEM,
    NO_WORD_OR_ONE_OF_THEM,
    ANYTHING
  }

  private static Opening opening(PhraseNode node, Set<String> words) {
    return switch (node) {
      case PhraseNode.Literal literal -> {
        words.add(literal.word());
        yield Opening.ONE_OF_THEM;
      }
      case PhraseNode.OneOf oneOf -> {
        words.addAll(oneOf.words());
        yield Opening.ONE_OF_THEM;
      }
      case PhraseNode.Sequence sequence -> {
        for (PhraseNode next : sequence.nodes()) {
          Opening opening = opening(next, words);
          if (opening != Opening.NO_WORD_OR_ONE_OF_THEM) {
            yield opening;
          }
        }
        yield Opening.NO_WORD_OR_ONE_OF_THEM;
      }
      case PhraseNode.Either either ->
          either.sides().stream()
              .map(side -> opening(side, words))
              .max(Comparator.naturalOrder())
              .orElse(Opening.ANYTHING);
      case PhraseNode.Maybe maybe ->
          opening(maybe.node(), words) == Opening.ANYTHING
              ? Opening.ANYTHING
              : Opening.NO_WORD_OR_ONE_OF_THEM;
      case PhraseNode.Not none -> Opening.NO_WORD_OR_ONE_OF_THEM;
      case PhraseNode.Edge none -> Opening.NO_WORD_OR_ONE_OF_THEM;
      case PhraseNode.Prefix any -> Opening.ANYTHING;
      case PhraseNode.OfKind any -> Opening.ANYTHING;
      case PhraseNode.Gap any -> Opening.ANYTHING;
    };
  }

  /// The sides of a choice, with single words that stand next to each other as one set: whichever
  /// of them fits, only one can.
  private static List<PhraseNode> grouped(List<PhraseNode> sides) {
    var grouped = new ArrayList<PhraseNode>();
    for (PhraseNode side : sides) {
      Set<String> words = single(side);
      Set<String> before = grouped.isEmpty() ? Set.of() : single(grouped.getLast());
      if (words.isEmpty() || before.isEmpty()) {
        grouped.add(side);
      } else {
        var both = new HashSet<>(before);
        both.addAll(words);
        grouped.set(grouped.size() - 1, new PhraseNode.OneOf(Set.copyOf(both)));
      }
    }
    return grouped;
  }

  private static Set<String> single(PhraseNode node) {
    return switch (node) {
      case PhraseNode.Literal literal -> Set.of(literal.word());
      case PhraseNode.OneOf oneOf -> oneOf.words();
      default -> Set.of();
    };
  }

  private static int firstBit(long[] need) {
    for (int i = 0; i < need.length; i++) {
      if (need[i] != 0) {
        return 64 * i + Long.numberOfTrailingZeros(need[i]);
      }
    }
    return -1;
  }

  private static int bits(long[] need) {
    int bits = 0;
    for (long part : need) {
      bits += Long.bitCount(part);
    }
    return bits;
  }

  /// Lays instructions one after the other.
  private static final class Assembler {
    final List<Op> ops = new ArrayList<>();
    final List<Integer> a = new ArrayList<>();
    final List<Integer> b = new ArrayList<>();
    final List<Object> data = new ArrayList<>();

    int emit(Op op, int first, int second, Object datum) {
      ops.add(op);
      a.add(first);
      b.add(second);
      data.add(datum);
      return ops.size() - 1;
    }

    void add(PhraseNode node) {
      switch (node) {
        case PhraseNode.Literal literal -> emit(Op.WORD, 0, 0, literal.word());
        case PhraseNode.OneOf oneOf -> emit(Op.SET, 0, 0, oneOf.words());
        case PhraseNode.Prefix prefix -> emit(Op.PREFIX, 0, 0, prefix.letters());
        case PhraseNode.OfKind kind ->
            emit(Op.KIND, java.util.Arrays.asList(KINDS).indexOf(kind.kind()), 0, "");
        case PhraseNode.Gap gap -> emit(Op.GAP, gap.least(), gap.most(), "");
        case PhraseNode.Sequence sequence -> sequence.nodes().forEach(this::add);
        case PhraseNode.Maybe maybe -> {
          int split = emit(Op.SPLIT, ops.size() + 1, 0, openers(maybe.node()));
          add(maybe.node());
          b.set(split, ops.size());
        }
        case PhraseNode.Either either -> {
          var jumps = new ArrayList<Integer>();
          List<PhraseNode> sides = grouped(either.sides());
          for (int i = 0; i < sides.size(); i++) {
            boolean last = i + 1 == sides.size();
            int split = last ? -1 : emit(Op.SPLIT, ops.size() + 1, 0, openers(sides.get(i)));
            add(sides.get(i));
            if (!last) {
              jumps.add(emit(Op.JUMP, 0, 0, ""));
              b.set(split, ops.size());
            }
          }
          jumps.forEach(jump -> a.set(jump, ops.size()));
        }
        case PhraseNode.Not not -> {
          int start = emit(not.before() ? Op.NOT_BEFORE : Op.NOT_AHEAD, 0, 0, "");
          add(not.node());
          emit(Op.ACCEPT, 0, 0, "");
          a.set(start, ops.size());
        }
        case PhraseNode.Edge edge ->
            emit(
                switch (edge) {
                  case SENTENCE_START -> Op.SENTENCE_START;
                  case SENTENCE_END -> Op.SENTENCE_END;
                  case CLAUSE_START -> Op.CLAUSE_START;
                  case CLAUSE_END -> Op.CLAUSE_END;
                },
                0,
                0,
                "");
      }
    }
  }
}
