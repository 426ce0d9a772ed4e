"""An experiment: a cheap student settles the plain turns and passes the others on to the encoder.

The student (n-grams, logistic regression) learns from the encoder's own readings of the training conversations
whether a turn is plain: no label from its least probability on, intensity 0. Prints how many turns are passed on,
what is lost (micro-F1 of the encoder alone on held-out conversations) and how many turns a second that makes, as
a multiple of the encoder's. A settled turn still reaches the context: the student cannot make its vector, so its
place there is empty, and what that costs is in the figure.
"""

import argparse
import pathlib
import random
import time

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from . import data as d
from .calibrate import sigmoid
from .export import Runner
from .train import best_f1_thresholds, micro

ROLES = ("customer", "agent", "bot")


def texts(talks):
    return [f"{ROLES[u.role]} {u.text}" for t in talks for u in t.turns]


def gold(talks):
    y = np.array([[float(h in u.labels) for h in d.HEADS] for t in talks for u in t.turns])
    m = np.array([[(u.role == 0) == (h in d.CUSTOMER) for h in d.HEADS] for t in talks for u in t.turns])
    return y, m


def read(runner, talks, settled=None):
    """Probabilities of all turns; a settled turn has none, and nothing of it is kept. Then the encoder's seconds a turn."""
    out, at, spent, read_ones = [], 0, 0.0, 0
    n = len(d.HEADS)
    for t in talks:
        memory = None
        for u in t.turns:
            if settled is not None and settled[at]:
                out.append(np.zeros(n + 3))
            else:
                began = time.perf_counter()
                _, own = runner.read(runner.pieces(u.text)[0])
                logits, memory = runner.logits(own, u.role, memory)
                out.append(sigmoid(logits[: n + 3]))
                spent += time.perf_counter() - began
                read_ones += 1
            at += 1
    return np.stack(out), spent / max(1, read_ones)


def plain(p, m, thresholds):
    return ((p[:, : len(d.HEADS)] < 0.6 * thresholds) | ~m).all(1) & (p[:, len(d.HEADS)] < 0.3)


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--model", type=pathlib.Path, default=pathlib.Path("encoder/src/main/resources/io/heard/encoder"))
    args.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    args.add_argument("--talks", type=int, default=900, help="training conversations that the student learns from")
    a = args.parse_args()
    runner, talks = Runner(a.model), d.of_corpus(a.corpus)
    by = {s: [t for t in talks if d.split(t.id) == s] for s in ("train", "dev", "test")}
    by["train"] = random.Random(4).sample(by["train"], a.talks)
    (y, m), (p, _) = gold(by["dev"]), read(runner, by["dev"])
    thresholds = best_f1_thresholds(p[:, : len(d.HEADS)], y, m)
    words, chars = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=3, sublinear_tf=True)
    own = texts(by["train"])
    x = hstack([words.fit_transform(own), chars.fit_transform(own)]).tocsr()
    p, _ = read(runner, by["train"])
    student = LogisticRegression(C=4, max_iter=400).fit(x, plain(p, gold(by["train"])[1], thresholds))
    y, m = gold(by["test"])
    own = texts(by["test"])
    began = time.perf_counter()
    sure = student.predict_proba(hstack([words.transform(own), chars.transform(own)]).tocsr())[:, 1]
    cheap = (time.perf_counter() - began) / len(own)
    whole, dear = read(runner, by["test"])
    print("| plain from | passed on | micro-F1 | turns a second, times the encoder's |\n|---|---|---|---|")
    print(f"| – | 100% | {micro(whole[:, : len(d.HEADS)], y, m, thresholds)[2]:.3f} | 1.0 |")
    for least in (0.95, 0.9, 0.8, 0.7, 0.6, 0.5):
        settled = sure >= least
        p, _ = read(runner, by["test"], settled)
        share = 1 - settled.mean()
        print(f"| {least} | {share:.0%} | {micro(p[:, : len(d.HEADS)], y, m, thresholds)[2]:.3f} | {dear / (cheap + share * dear):.2f} |", flush=True)
