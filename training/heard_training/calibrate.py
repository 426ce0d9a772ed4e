"""From logits to what may be said: probabilities, thresholds and the sheet that ships with the graphs.

Fitted on held-out corpus conversations (dev) and on tune.jsonl; nothing of them is trained on. Phrases
come from `heard read --without-model --as jsonl` over the same conversations.
"""

import argparse
import hashlib
import json
import pathlib
import subprocess
import tempfile

import numpy as np
from scipy.optimize import minimize

from . import data as d
from .export import Runner

GRID = np.arange(0.02, 0.995, 0.01)
LIKELY, SURE = 0.67, 0.82
"""Least agreement with the one reader of a set from which a signal is likely, or sure. Two careful readers
agree on fewer marks than both would defend: of signals that a reader had not marked, second readers
called 40 in 100 right (`bench/confidence`), so that .67 + .4 * .33 are .80 right. The verdicts there decide whether .80 and .90 hold."""
STRICTER = {"defensive", "disappointment", "distrust", "escalation-hostility", "escalation-leave", "escalation-repeat", "escalation-report",
            "give-reason", "ignored-feeling", "pressure", "sadness", "urgency", "withdrawal"}
"""Labels whose likely signals second readers found right less than .80 of the time (`bench/confidence/shipped`), or less than .90
while they were stricter already: likely takes what sure takes elsewhere."""
LOOSER = {"apology-generic", "apology-specific", "canned-empathy", "closed-question", "commitment", "confirms", "disclosure", "emphasis", "follow-up",
          "gratitude", "label-feeling", "next-step", "open-question", "paraphrase", "personalize", "ready", "reassure", "satisfaction", "tailored-offer",
          "validate-feeling"}
"""Labels of which second readers, of at least 20 that they judged, found .90 right and more, or .80 and more while they were looser
already: likely takes less."""
LEAST = 0.6
REAL_WEIGHT = 3.0
"""A turn of real talk counts as much as so many written ones."""
LEAST_TURNS = 12
"""Labels that fewer held-out turns show are left to phrases."""
LEAST_FIRINGS = 8
"""Fewer signals above a threshold prove nothing about it."""
LATE = {"ignored-feeling", "premature-solution", "pitch-through", "over-empathy", "bare-policy", "left-unanswered"}
"""Labels that are found when the other side speaks next."""
SHOWN_TURNS = 50
SHOWN_ERROR = 0.05


def phrases(heard, talks):
    """Per turn the labels that phrases find, at any confidence."""
    with tempfile.TemporaryDirectory() as tmp:
        path = pathlib.Path(tmp) / "talks.jsonl"
        with open(path, "w", encoding="utf-8") as f:
            for i, t in enumerate(talks):
                turns = [{"speaker": ("customer", "agent", "bot")[u.role], "text": u.text} for u in t.turns]
                f.write(json.dumps({"id": str(i), "turns": turns}) + "\n")
        out = subprocess.run([*heard, "read", "--without-model", "--as", "jsonl", str(path)], capture_output=True, text=True, check=True).stdout
    found = {}
    for line in out.splitlines():
        row = json.loads(line)
        for turn in row["turns"]:
            found[int(row["id"]), turn["index"]] = {s["code"] for s in turn["signals"] if s["heardAt"] == turn["index"] or s["code"] in LATE}
    return [[found[i, k] for k in range(len(t.turns))] for i, t in enumerate(talks)]


def gather(runner, heard, talks):
    """Everything calibration looks at, one row a turn."""
    said = phrases(heard, talks)
    rows = []
    for t, s in zip(talks, said):
        logits = runner.talk([(u.text, u.role) for u in t.turns])
        for u, p, z in zip(t.turns, s, logits):
            rows.append({"only": u.only, "role": u.role, "gold": set(u.labels), "phrases": p, "logits": z, "level": u.intensity, "source": t.source})
    return rows


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -40, 40)))


def fit(z, ph, y, w):
    """A logistic regression on logit and phrases, drawn towards trusting the network as it is."""
    prior = np.array([1.0, 0.0, 1.0])
    pull = np.array([4.0, 0.3, 0.6])

    def loss(v):
        p = sigmoid(v[0] * z + v[1] + v[2] * ph)
        return -(w * (y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))).sum() + (pull * (v - prior) ** 2).sum()

    v = minimize(loss, prior, method="L-BFGS-B", bounds=[(0.3, 2.5), (-6, 4), (0, 6)]).x
    return v


def smoothed(right, n, prior):
    """A precision that few firings cannot make perfect."""
    return (right + 2 * prior) / (n + 2)


def threshold(p, y, w, aim, least):
    """The least probability from which precision is `aim`; 2 (never) where there is none."""
    best = 2.0
    for t in GRID[::-1]:
        g = p >= t - 1e-9
        if g.sum() < least:
            continue
        if smoothed((w * y)[g].sum(), w[g].sum(), aim) >= aim:
            best = float(round(t, 2))
    return best


def best_f1(p, y, w):
    best, at = 0.0, 0.5
    for t in GRID:
        g = p >= t - 1e-9
        f = 2 * (w * y)[g].sum() / max(1, w[g].sum() + (w * y).sum())
        if f > best:
            best, at = f, t
    return float(round(at, 2)), best


def calibration_error(p, y, least=0.1, bins=8):
    """Over turns with a probability of .1 or more, bins of equal mass; how many turns."""
    use = p >= least
    n = int(use.sum())
    if n == 0:
        return 1.0, 0
    order = np.argsort(p[use], kind="stable")
    pu, yu = p[use][order], y[use][order]
    return float(sum(len(b) * abs(pu[b].mean() - yu[b].mean()) for b in np.array_split(np.arange(n), min(bins, n))) / n), n


def calibrate(rows, near=(), log=print):
    """The sheet's labels. `near` holds the near misses of the pages, which must not count as heard."""
    labels, lines = {}, []
    for h, code in enumerate(d.LABELS):
        side = d.CUSTOMER if code in d.CUSTOMER else d.AGENT
        own = [r for r in rows if (r["role"] == 0) == (code in d.CUSTOMER)]
        # phrases were written with tune.jsonl in sight and find more there than anywhere else, so a turn of it
        # counts twice: as it is, and as if phrases had found nothing
        own += [{**r, "phrases": set(), "source": "blind"} for r in own if r["source"] == "tune"]
        ph = np.array([float(code in r["phrases"]) for r in own])
        z = np.array([r["logits"][h] for r in own])
        y = np.array([float(code in r["gold"]) for r in own])
        w = np.array([1.0 if r["source"] == "corpus" else REAL_WEIGHT / 2 for r in own])
        if y.sum() < LEAST_TURNS:
            continue
        v = fit(z, ph, y, w)
        p = np.round(sigmoid(v[0] * z + v[1] + v[2] * ph), 2)
        likely, sure = threshold(p, y, w, SURE if code in STRICTER else LEAST if code in LOOSER else LIKELY, LEAST_FIRINGS), threshold(p, y, w, SURE, 30)
        possible, f = best_f1(p, y, w)
        likely = max(likely, possible) if likely <= 1 else likely
        error, n = calibration_error(p, y)
        fooled = [r for r in near if r["only"] == code and (r["role"] == 0) == (code in d.CUSTOMER)]
        if fooled and likely <= 1:
            most = max(round(float(sigmoid(v[0] * r["logits"][h] + v[1] + v[2] * (code in r["phrases"]))), 2) for r in fooled)
            if most >= likely:
                before, after = (y * (p >= likely)).sum(), (y * (p >= most + 0.03)).sum()
                log(f"{code}: a near miss of its page has {most:.2f}; likely from {likely:.2f} finds {before:.0f}, above it {after:.0f}")
                likely = round(most + 0.03, 2)
        written = np.array([r["source"] == "corpus" for r in own])
        ours, bare = (2 * (y * g * written).sum() / max(1, (g * written).sum() + (y * written).sum()) for g in (p >= likely, ph > 0))
        if likely > 1 or ours < bare and code not in STRICTER:
            log(f"{code}: phrases decide (F1 {bare:.2f}, weighed {ours:.2f})")
            continue
        labels[code] = {
            "slope": round(float(v[0]), 4), "offset": round(float(v[1]), 4), "beside": round(float(v[2]), 4),
            "possible": round(min(possible, likely) * 0.7, 2), "likely": likely, "sure": max(sure, likely), "shown": bool(error <= SHOWN_ERROR and n >= SHOWN_TURNS)}
        g = p >= likely
        lines.append((code, int(y.sum()), round(f, 2), likely, int(g.sum()), int(y[g].sum()), int(ph.sum()), int((ph * y).sum()), round(error, 3), n))
    for line in lines:
        log("%-24s turns %3d  best F1 %.2f  likely from %.2f: heard %3d right %3d   phrases %3d right %3d   calibration error %.3f on %d" % line)
    return labels


def levels(rows):
    """Thresholds of the intensity that agree best with the reader (quadratic weighted kappa)."""
    from .train import weighted_kappa

    own = [r for r in rows if r["role"] == 0]
    p = np.round(sigmoid(np.array([r["logits"][len(d.HEADS) : len(d.HEADS) + 3] for r in own])), 2)
    gold = [r["level"] for r in own]
    best = ([0.5, 0.5, 0.5], -1.0)
    steps = np.arange(0.2, 0.81, 0.05)
    for a in steps:
        for b in steps:
            for c in steps:
                k = weighted_kappa(gold, np.where(p[:, 2] >= c, 3, np.where(p[:, 1] >= b, 2, np.where(p[:, 0] >= a, 1, 0))))
                if k > best[1]:
                    best = ([round(float(x), 2) for x in (a, b, c)], k)
    return best


def sheet(folder, labels, intensity, notes):
    shape = json.load(open(folder / "shape.json"))
    files = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in ("words.onnx", "heads.onnx", "tokenizer.json")}
    out = {**notes, **shape, "files": files, "intensity": intensity, "style": 0.6, "labels": labels}
    json.dump(out, open(folder / "model.json", "w"), indent=1)


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--model", type=pathlib.Path, required=True)
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--tune", type=pathlib.Path)
    args.add_argument("--pages", type=pathlib.Path, default=pathlib.Path("detectors/src/main/resources/io/heard/detectors"))
    args.add_argument("--heard", nargs="+", required=True)
    a = args.parse_args()
    runner = Runner(a.model)
    talks = [t for t in d.of_corpus(a.corpus) if d.split(t.id) == "dev"]
    rows = gather(runner, a.heard, talks)
    if a.tune:
        rows += gather(runner, a.heard, d.of_jsonl(a.tune, "tune"))
    near = gather(runner, a.heard, [t for t in d.of_pages(a.pages) if not any(u.labels for u in t.turns)])
    own = calibrate(rows, near)
    best, kappa = levels(rows)
    print("intensity", best, round(kappa, 3))
    sheet(a.model, own, best, {})
