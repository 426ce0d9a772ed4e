"""How well the shipped system reads: everything goes through `heard`, phrases and model together.

usage: python -m heard_training.measure WHAT --heard CMD… --corpus FOLDER --data SHARED_DATA

WHAT: heldout (corpus test by trade, channel, customer, agent), second (agreement of the corpus's second
reader), annomi, epitome, fair, support (bootstrap intervals), masking (what the words shown as evidence weigh in
the model), ahead (trouble foreseen, beside the current intensity). Prints Markdown.
"""

import argparse
import collections
import csv
import json
import pathlib
import re
import subprocess
import tempfile

import numpy as np

from . import data as d


def read(heard, talks, *options):
    """Readings of conversations given as lists of (speaker, text), in order."""
    with tempfile.TemporaryDirectory() as tmp:
        path = pathlib.Path(tmp) / "talks.jsonl"
        with open(path, "w", encoding="utf-8") as f:
            for i, talk in enumerate(talks):
                f.write(json.dumps({"id": str(i), "turns": [{"speaker": s, "text": t} for s, t in talk]}) + "\n")
        out = subprocess.run([*heard, "read", "--as", "jsonl", *options, str(path)], capture_output=True, text=True, check=True).stdout
    rows = {}
    for line in out.splitlines():
        row = json.loads(line)
        rows[int(row["id"])] = row
    return [rows[i] for i in range(len(talks))]


def said(turn, counted=True):
    return {s["code"] for s in turn["signals"] if not counted or s["confidence"] != "possible"}


ROLE = ("customer", "agent", "bot")


def pairs(heard, talks, *options):
    """(talk, turn, labels heard, intensity heard) of every turn."""
    readings = read(heard, [[(ROLE[u.role], u.text) for u in t.turns] for t in talks], *options)
    for t, r in zip(talks, readings):
        for u, h in zip(t.turns, r["turns"]):
            yield t, u, said(h) & set(d.LABELS), h.get("intensity") or 0


def f1(right, heard, gold):
    return 2 * right / max(1, heard + gold)


def bootstrap(per_talk, times=1000, seed=1):
    """95 % interval of micro-F1 over conversations; per_talk rows are (gold, heard, right)."""
    rng = np.random.default_rng(seed)
    a = np.array(per_talk, dtype=float)
    out = []
    for _ in range(times):
        g, h, r = a[rng.integers(0, len(a), len(a))].sum(0)
        out.append(f1(r, h, g))
    return np.percentile(out, [2.5, 97.5])


def support(heard, data, corpus, skip=("jargon", "pitch-through", "take-ownership")):
    talks = d.of_jsonl(data / "measure/support-dialogues/report.jsonl", "report")
    occurs = {l for t in talks for u in t.turns for l in u.labels} & set(d.LABELS) - set(skip)
    for options in ((), ("--without-model",)):
        per, levels = collections.defaultdict(lambda: [0, 0, 0]), []
        for t, u, h, level in pairs(heard, talks, *options):
            g, h = set(u.labels) & occurs, h & occurs
            for i, n in enumerate((len(g), len(h), len(g & h))):
                per[t.id][i] += n
            if u.customer:
                levels.append((t.id, u.intensity, level))
        g, h, r = np.array(list(per.values())).sum(0)
        low, high = bootstrap(list(per.values()))
        print(f"{' '.join(options) or 'with model'}: precision {r / h:.3f}, recall {r / g:.3f}, micro-F1 {f1(r, h, g):.3f} (95 % {low:.3f} to {high:.3f})")
        from .train import weighted_kappa

        print(f"  intensity kappa {weighted_kappa([a for _, a, _ in levels], [b for _, _, b in levels]):.3f} on {len(levels)} turns")


def heldout(heard, data, corpus):
    talks = [t for t in d.of_corpus(corpus) if d.split(t.id) == "test"]
    groups = collections.defaultdict(lambda: [0, 0, 0, 0])
    per, labels = collections.defaultdict(lambda: [0, 0, 0]), collections.defaultdict(lambda: [0, 0, 0])
    levels = []
    for t, u, h, level in pairs(heard, talks):
        g = set(u.labels) & set(d.LABELS)
        keys = [("all", "all")] + [(k, t.about[k]) for k in ("trade", "channel")] + [("agent", t.about["agent"].split("(")[0].split(",")[0].strip())]
        keys += [("customer", w.strip()) for w in re.split(r"[,;]", t.about["customer"])]
        for key in keys:
            for i, n in enumerate((len(g), len(h), len(g & h), 1)):
                groups[key][i] += n
        for i, n in enumerate((len(g), len(h), len(g & h))):
            per[t.id][i] += n
        for l in g | h:
            for i, n in enumerate((l in g, l in h, l in g and l in h)):
                labels[l][i] += n
        if u.customer:
            levels.append((u.intensity, level))
    from .train import weighted_kappa

    low, high = bootstrap(list(per.values()))
    print(f"{len(talks)} conversations; intensity kappa {weighted_kappa(*zip(*levels)):.2f}; micro-F1 95 % {low:.2f} to {high:.2f}\n")
    print("| part | turns | precision | recall | micro-F1 |\n|---|---|---|---|---|")
    for (k, v), (g, h, r, n) in sorted(groups.items(), key=lambda x: (x[0][0], -x[1][3])):
        if n >= 80:
            print(f"| {k}: {v} | {n} | {r / max(1, h):.2f} | {r / max(1, g):.2f} | {f1(r, h, g):.2f} |")
    bare = collections.defaultdict(lambda: [0, 0])
    for t, u, h, _ in pairs(heard, talks, "--without-model"):
        for l in h:
            bare[l][0] += 1
            bare[l][1] += l in u.labels
    print("\n| label | gold | phrases alone: heard, right, F1 | with the model: heard, right, F1 |\n|---|---|---|---|")
    for l in d.LABELS:
        g, h, r = labels[l]
        if g:
            print(f"| `{l}` | {g} | {bare[l][0]}, {bare[l][1]}, {f1(bare[l][1], bare[l][0], g):.2f} | {h}, {r}, {f1(r, h, g):.2f} |")


def second(heard, data, corpus):
    """How far the second reader of a tenth of the corpus agrees with the writers."""
    from .train import weighted_kappa

    first = {t.id: t for t in d.of_corpus(corpus)}
    both, levels = [0, 0, 0], []
    for line in open(corpus / "second.jsonl", encoding="utf-8"):
        row = json.loads(line)
        for u, other in zip(first[row["id"]].turns, row["turns"]):
            a, b = set(u.labels) - {d.CORE}, set(other["labels"])
            both = [n + m for n, m in zip(both, (len(a), len(b), len(a & b)))]
            if u.customer:
                levels.append((u.intensity, other["intensity"]))
    print(f"micro-F1 between readers {f1(both[2], both[1], both[0]):.3f}, intensity kappa {weighted_kappa(*zip(*levels)):.3f} on {len(levels)} turns")


def annomi(heard, data, corpus):
    """Therapists' questions (open, closed), reflections and the rest, through the codebook's labels."""
    talks, gold = {}, {}
    with open(data / "measure/annomi/annomi.csv", encoding="utf-8", errors="replace", newline="") as f:
        for row in csv.DictReader(f):
            key = int(row["transcript_id"]), int(row["utterance_id"])
            talks.setdefault(key[0], {})[key[1]] = ("agent" if row["interlocutor"] == "therapist" else "customer", row["utterance_text"])
            if row["interlocutor"] == "therapist":
                b = row["main_therapist_behaviour"]
                cls = (row["question_subtype"] if row["question_subtype"] in ("open", "closed") else "closed") if b == "question" else b if b == "reflection" else "other"
                gold.setdefault(key, collections.Counter())[cls] += 1
    order = [sorted(t) for t in talks.values()]
    readings = read(heard, [[talks[t][i] for i in ids] for t, ids in zip(talks, order)])
    names = ["open", "closed", "reflection", "other"]
    count = collections.Counter()
    for t, ids, r in zip(talks, order, readings):
        for i, turn in zip(ids, r["turns"]):
            votes = gold.get((t, i))
            if not votes:
                continue
            best = votes.most_common(2)
            if len(best) > 1 and best[0][1] == best[1][1]:
                continue
            count[best[0][0], annomi_class(turn)] += 1
    fs = []
    for n in names:
        right = count[n, n]
        fs.append(f1(right, sum(count[m, n] for m in names), sum(count[n, m] for m in names)))
        print(f"{n}: F1 {fs[-1]:.3f} on {sum(count[n, m] for m in names)}")
    print(f"macro-F1 {np.mean(fs):.3f}")


def annomi_class(turn):
    p = {s["code"]: s.get("probability", {"possible": 0.4, "likely": 0.75, "sure": 0.9}[s["confidence"]]) for s in turn["signals"]}
    reflection = max([p.get(c, 0) for c in ("paraphrase", "label-feeling", "validate-feeling", "mirror-words")])
    scores = {"open": p.get("open-question", 0), "closed": max(p.get("closed-question", 0), p.get("confirm-understanding", 0)), "reflection": reflection}
    best = max(scores, key=lambda k: scores[k])
    return best if scores[best] >= 0.3 else "other"


# which labels stand for a mechanism, by the data set's own definitions: warmth, concern and hope that the supporter shows; an
# understanding of the seeker's feelings or a like experience; questions that go on
EPITOME = {
    "emotional-reactions": (["condolence", "apology-generic", "apology-specific", "canned-empathy", "pity", "over-empathy", "reassure", "affirmation"],
                            [r"\bsorry\b", r"\b(hope|sorry|proud|glad|happy for)\b", r"\b(sorry|hope|feel for you|hug|love|care|wish)\b", r"\bi (hope|wish|feel|am)\b"]),
    "interpretations": (["validate-feeling", "label-feeling", "paraphrase", "common-ground", "oversharing"],
                        [r"\bi('ve| have) been\b", r"\b(i understand|i know|same|been there|i feel you|i've been)\b", r"\b(must|sounds like|seems like)\b", r"\b(me too|same here|i know how|i understand|been there|i feel the same|sounds like)\b"]),
    "explorations": (["open-question", "closed-question", "follow-up"],
                     [r"\?", r"\b(what|why|how|when|who)\b.*\?", r"\b(what|how|are you|do you|did you|have you)\b[^.!]*\?"]),
}


def epitome(heard, data, corpus):
    print("| mechanism | Heard F1 | best regular expression | its F1 | difference |\n|---|---|---|---|---|")
    for name, (codes, expressions) in EPITOME.items():
        rows = list(csv.DictReader(open(data / f"measure/epitome/{name}-reddit.csv", encoding="utf-8", newline="")))
        readings = read(heard, [[("customer", r["seeker_post"]), ("agent", r["response_post"])] for r in rows])
        y = np.array([int(r["level"]) > 0 for r in rows])
        g = np.array([bool(said(r["turns"][1], counted=False) & set(codes)) for r in readings])

        def both(g):
            return float(np.mean([f1((g & y).sum(), g.sum(), y.sum()), f1((~g & ~y).sum(), (~g).sum(), (~y).sum())]))

        regex = max(((both(np.array([bool(re.search(e, r["response_post"], re.I)) for r in rows])), e) for e in expressions))
        print(f"| {name} | {both(g):.3f} | `{regex[1]}` | {regex[0]:.3f} | {both(g) - regex[0]:+.3f} |")


def fair_groups(path):
    group = None
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith("@ "):
            name, _, mood = line[2:].partition("|")
            group = (name.strip(), mood.strip(), [])
            yield group
        elif line.startswith("- ") and group:
            group[2].append(line[2:])


def fair(heard, data, corpus):
    groups = list(fair_groups(corpus / "fair.txt"))
    texts = [v for _, _, vs in groups for v in vs]
    readings = iter(read(heard, [[("customer", t)] for t in texts]))
    rows = collections.defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    for name, mood, vs in groups:
        kind = name.split("-")[0]
        read_as = []
        for _ in vs:
            turn = next(readings)["turns"][0]
            read_as.append((said(turn) & set(d.LABELS), turn.get("intensity") or 0))
        for labels, level in read_as[1:]:
            for key in (kind, "all"):
                row = rows[key]
                row[0] += 1
                row[1] += labels != read_as[0][0]
                row[2] += level != read_as[0][1]
                if mood == "calm":
                    row[3] += 1
                    row[4] += "anger" in labels
                    row[5] += "anger" in read_as[0][0]
    print("| kind | variants | labels change | intensity changes | false anger on calm variants | on their standard wording |\n|---|---|---|---|---|---|")
    for kind, (n, l, i, c, a, b) in sorted(rows.items(), key=lambda x: x[0] == "all"):
        print(f"| {kind} | {n} | {l / n:.1%} | {i / n:.1%} | {a / max(1, c):.1%} | {b / max(1, c):.1%} |")


def evidence(scores, offsets, head):
    """The pieces around the highest score of a head that score at least half as high: as the Java side finds them."""
    own = [i for i, (a, b) in enumerate(offsets) if b > a]
    if not own:
        return None
    best = max(own, key=lambda i: scores[i, head])
    least = scores[best, head] - max(1.5, abs(scores[best, head]) / 2)
    first = last = best
    while first - 1 in own and scores[first - 1, head] >= least:
        first -= 1
    while last + 1 in own and scores[last + 1, head] >= least:
        last += 1
    return first, last


def masking(heard, data, corpus, model):
    """How far a likely label's probability falls when its evidence is masked, and when as many other pieces are."""
    from .calibrate import sigmoid
    from .export import Runner

    runner, rng = Runner(model), np.random.default_rng(5)
    labels = runner.shape["labels"]
    falls = collections.defaultdict(list)
    for talk in (t for t in d.of_corpus(corpus) if d.split(t.id) == "test"):
        memory = None
        for u in talk.turns:
            ids, offsets = runner.pieces(u.text)
            scores, own = runner.read(ids)
            z, after_it = runner.logits(own, u.role, memory)

            def probability(z, code):
                w = labels[code]
                return sigmoid(w["slope"] * z[d.HEADS.index(code)] + w["offset"])

            for code in labels:
                p = probability(z, code)
                if (code in d.CUSTOMER) != u.customer or p < labels[code]["likely"]:
                    continue
                span = evidence(scores, offsets, d.HEADS.index(code))
                n = span[1] - span[0] + 1
                free = [i for i in range(1, len(ids) - n) if i > span[1] or i + n <= span[0]]
                if not free:
                    continue
                other = int(rng.choice(free))
                after = []
                for first in (span[0], other):
                    masked = ids[:first] + [MASK] * n + ids[first + n :]
                    after.append(p - probability(runner.logits(runner.read(masked)[1], u.role, memory)[0], code))
                falls[code].append(after)
            memory = after_it
    print("| label | signals | fall with the evidence masked | with other pieces masked |\n|---|---|---|---|")
    everything = np.array([f for fs in falls.values() for f in fs])
    for code in [c for c in d.LABELS if len(falls[c]) >= 10]:
        own, other = np.mean(falls[code], 0)
        print(f"| `{code}` | {len(falls[code])} | {own:.2f} | {other:.2f} |")
    print(f"| all | {len(everything)} | {everything[:, 0].mean():.2f} | {everything[:, 1].mean():.2f} |")
    print(f"\nThe evidence weighs more than the other words in {(everything[:, 0] > everything[:, 1]).mean():.0%} of signals.")


def derailed(data):
    """Conversations of strangers, half of which end in a personal attack; the last comment is left out."""
    last = {}
    for line in open(data / "measure/derailment-cmv/valid.json", encoding="utf-8"):
        row = json.loads(line)
        if row["convo_id"] not in last or len(row["src"]) > len(last[row["convo_id"]]["src"]):
            last[row["convo_id"]] = row
    for row in last.values():
        comments = [c.strip() for c in row["src"].split("[SEP]")][:-1]
        if comments:
            yield [(c, 0) for c in comments], len(comments) if row["tgt"] else None


def first_alarm(scores, least, stay=2):
    """The first place at which a score has been that high for so many of the customer's turns in a row."""
    run = 0
    for i, s in scores:
        run = run + 1 if s >= least else 0
        if run == stay:
            return i
    return None


def ahead(heard, data, corpus, model):
    """What is found of the conversations that get worse, at equal false alarms: the forecast and the current intensity alone."""
    from .calibrate import sigmoid
    from .export import Runner

    runner = Runner(model)

    def of_talks(talks):
        for t in talks:
            at = next((i for i, u in enumerate(t.turns) if d.worse(u)), None)
            if at != 0 and sum(u.customer for u in t.turns[:at]) >= 2:
                yield [(u.text, u.role) for u in t.turns[:at]], at

    sets = {
        "held-out corpus": of_talks(t for t in d.of_corpus(corpus) if d.split(t.id) == "test"),
        "real support dialogues": of_talks(d.of_jsonl(data / "measure/support-dialogues/tune.jsonl", "tune") + d.of_jsonl(data / "measure/support-dialogues/report.jsonl", "report")),
        "strangers' talk": derailed(data)}
    print("| set | conversations that get worse | calm ones | false alarms per 100 calm | by | found | turns before (median) |\n|---|---|---|---|---|---|---|")
    for name, talks in sets.items():
        bad, calm = [], []
        for turns, at in talks:
            z = runner.talk(turns)
            own = [i for i, (_, role) in enumerate(turns) if role == 0]
            n = len(d.HEADS)
            scores = {"forecast": [(i, sigmoid(z[i, -1])) for i in own], "current intensity": [(i, sigmoid(z[i, n : n + 3]).sum()) for i in own]}
            (calm if at is None else bad).append((scores, at))
        for aim in (0.05, 0.1, 0.2):
            for by in ("forecast", "current intensity"):
                best = None
                grid = sorted({round(float(s), 3) for scores, _ in calm + bad for _, s in scores[by]})
                for least in grid:
                    false = sum(first_alarm(s[by], least) is not None for s, _ in calm) / max(1, len(calm))
                    if false <= aim:
                        leads = [at - a for s, at in bad if (a := first_alarm(s[by], least)) is not None]
                        best = (false, len(leads) / max(1, len(bad)), float(np.median(leads)) if leads else 0.0)
                        break
                if best:
                    print(f"| {name} | {len(bad)} | {len(calm)} | {100 * best[0]:.1f} | {by} | {best[1]:.0%} | {best[2]:.0f} |")


MASK = 103
"""The mask's place in the vocabulary."""


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("what", choices=["support", "heldout", "second", "annomi", "epitome", "fair", "masking", "ahead"])
    args.add_argument("--heard", nargs="+", default=["./heard"])
    args.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    args.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    args.add_argument("--model", type=pathlib.Path, default=pathlib.Path("encoder/src/main/resources/io/heard/encoder"))
    a = args.parse_args()
    globals()[a.what](a.heard, a.data, a.corpus, *([a.model] if a.what in ("masking", "ahead") else []))
