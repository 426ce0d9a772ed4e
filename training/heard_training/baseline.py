"""A bag of words on the same corpus: the encoder must stay clearly ahead of it on held-out conversations.

usage: python -m heard_training.baseline --corpus FOLDER --data SHARED_DATA
"""

import argparse
import pathlib

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from . import data as d, train


def features(talks, words, chars, fit=False):
    own = [u.text for t in talks for u in t.turns]
    before = [t.turns[i - 1].text if i else "" for t in talks for i in range(len(t.turns))]
    if fit:
        words.fit(own), chars.fit(own)
    return hstack([words.transform(own), chars.transform(own), words.transform(before) * 0.5]).tocsr()


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--data", type=pathlib.Path, required=True)
    args.add_argument("--pages", type=pathlib.Path, default=pathlib.Path("detectors/src/main/resources/io/heard/detectors"))
    a = args.parse_args()
    sets = train.sets_of(a.corpus, a.data, a.pages)
    sets["train"] = [t for t in sets["train"] if t.source != "pages"]
    sets["test"] = [t for t in d.of_corpus(a.corpus) if d.split(t.id) == "test"]
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    chars = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=4, sublinear_tf=True, max_features=60000)
    x = {k: features(v, words, chars, k == "train") for k, v in sets.items() if k in ("train", "dev", "test")}
    y, m = {}, {}
    for k in x:
        y[k] = np.array([[float(h in u.labels) for h in d.HEADS] for t in sets[k] for u in t.turns])
        m[k] = np.array([[(u.role == 0) == (h in d.CUSTOMER) for h in d.HEADS] for t in sets[k] for u in t.turns])
    p = {k: np.zeros_like(y[k]) for k in ("dev", "test")}
    for c in range(len(d.LABELS)):
        use = m["train"][:, c]
        if y["train"][use, c].sum() < 5:
            continue
        model = LogisticRegression(C=8, class_weight="balanced", solver="liblinear").fit(x["train"][use], y["train"][use, c])
        for k in p:
            p[k][:, c] = model.predict_proba(x[k])[:, 1]
    t = train.best_f1_thresholds(p["dev"], y["dev"], m["dev"])
    print("test: precision %.3f recall %.3f micro-F1 %.3f" % train.micro(p["test"], y["test"], m["test"], t), "macro-F1 %.3f" % train.macro(p["test"], y["test"], m["test"], t))
