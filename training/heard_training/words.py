"""The words that a misspelling may be taken for: those that customers and agents of the corpus use most, by how common they are."""

import argparse
import collections
import pathlib
import re

from . import data as d

WORD = re.compile(r"(?<![\w@#'’-])[A-Za-z]+(?![\w'’@-])")
TALKS = 4
"""In so many conversations of the corpus, at least, such a word stands."""


def common(corpus, dictionary):
    """Word to how often it stands in the corpus; names, which are hardly ever in small letters, are left out."""
    counted, small, talks = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    for talk in (t for t in d.of_corpus(corpus) if d.split(t.id) == "train"):
        for turn in talk.turns:
            for word in WORD.findall(turn.text):
                counted[word.lower()] += 1
                small[word] += word.islower()
                talks[word.lower()].add(talk.id)
    return {w: n for w, n in counted.items() if len(w) > 2 and len(talks[w]) >= TALKS and 2 * small[w] >= n and w in dictionary}


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    args.add_argument("--dictionary", type=pathlib.Path, default=pathlib.Path("mask/src/main/resources/io/heard/mask/words.txt"))
    args.add_argument("--out", type=pathlib.Path, default=pathlib.Path("encoder/src/main/resources/io/heard/encoder/common.txt"))
    a = args.parse_args()
    by_rank = collections.defaultdict(list)
    for word, n in common(a.corpus, set(a.dictionary.read_text(encoding="utf-8").split())).items():
        by_rank[n.bit_length()].append(word)
    a.out.write_text("".join(f"{rank} {' '.join(sorted(by_rank[rank]))}\n" for rank in sorted(by_rank, reverse=True)), encoding="utf-8")
    print(f"{sum(map(len, by_rank.values())):,} words")
