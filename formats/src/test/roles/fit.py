"""Fits the weights by which speakers' sides are inferred, and writes them.

    python3 fit.py CORPUS P4G.xlsx OUT.tsv

CORPUS is the folder `corpus` of this project; P4G.xlsx is the file of labelled dialogues of
PersuasionForGood (Apache-2.0), talk in which the one who asks for something opens. One half of each
is fitted on, told by a seeded hash of the conversation's id; the other half is for measuring
(`RolesTest`). The features are those of `RoleSigns.java`; change them there and here together.

Needs numpy, scipy, scikit-learn and openpyxl.
"""

import collections
import glob
import hashlib
import math
import os
import random
import re
import sys
import warnings

import numpy as np
import openpyxl
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")

HERE = os.path.dirname(os.path.abspath(__file__))
PHRASES = os.path.join(HERE, "../../main/resources/io/heard/formats/role-phrases.tsv")
TURNS, CHARACTERS, GRAM = 60, 2000, 4
LEAST_CONVERSATIONS, LEAST_WRITERS = 30, 10

TOKEN = re.compile(
    r"@\w+|https?://\S+|www\.\S+|\^[A-Za-z]+|[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:/-]\d+)*|[.!?;:\n]+"
)
MENU = re.compile(
    r"\b1[.)]? [A-Za-z].*\b2[.)]? [A-Za-z]|\b(?:[Tt]ype|[Rr]eply|[Ss]ay|[Pp]ress|[Cc]hoose|[Tt]ext) (?:[\"“]|[A-Z]{3,}\b|\d\b)"
)
NO_NAMES = {"i", "i'm", "i've", "i'd", "i'll"}


def tokens(text):
    """Runs of folded words between the marks that end a sentence or a part of it."""
    runs, run, first = [], [], True
    for match in TOKEN.finditer(text.replace("’", "'").replace("‘", "'")):
        word, c = match[0], match[0][0]
        if c in ".!?;:\n":
            run += ["?"] if "?" in word else ["!"] if "!" in word else []
            if run:
                runs.append(run)
            run, first = [], True
        elif c in "@^":
            run.append(c)
        else:
            low = word.lower()
            name = not first and c.isupper() and low not in NO_NAMES
            if word.startswith(("http://", "https://", "www.")):
                run.append("http")
            elif c.isdigit():
                run.append("0")
            elif name and not (word.isupper() and len(word) > 1):
                run.append("N")
            else:
                run.append(low)
            first = False
    return runs + [run] if run else runs


def grams(runs):
    for run in runs:
        for i in range(len(run)):
            for k in range(1, GRAM + 1):
                if i + k <= len(run):
                    yield " ".join(run[i : i + k])


def phrases():
    sides = collections.defaultdict(set)
    for line in open(PHRASES, encoding="utf-8"):
        if not line.startswith("#"):
            side, phrase = line.rstrip("\n").split("\t")
            sides[side].add(phrase)
            sides[side.split()[0]].add(phrase)
    return sides


SAID = phrases()


def signs(texts, opens, channel):
    """What one party's texts show."""
    texts = [t[:CHARACTERS] for t in texts[:TURNS]]
    f, words, all_grams, first = collections.Counter(), collections.Counter(), set(), set()
    asks = calls = short = small = bare = 0
    for i, text in enumerate(texts):
        runs = tokens(text)
        flat = [w for run in runs for w in run]
        words.update(flat)
        here = set(grams(runs))
        all_grams |= here
        first = here if i == 0 else first
        asks += "?" in flat
        calls += "!" in flat
        short += len(flat) <= 3
        letters = [c for c in text if c.isalpha()]
        small += bool(letters) and letters[0].islower()
        bare += text.strip()[-1].isalnum()
    n, total = len(texts), sum(words.values())

    def share(*them):
        return 100 * sum(words[w] for w in them) / (total + 30)

    agent, customer = len(all_grams & SAID["agent"]), len(all_grams & SAID["customer"])
    f["agent-phrases"] = min(5, agent)
    f["customer-phrases"] = min(5, customer)
    f["agent-phrase"] = min(1, agent)
    f["customer-phrase"] = min(1, customer)
    f["agent-sure"] = min(2, len(all_grams & SAID["agent sure"]))
    f["customer-sure"] = min(2, len(all_grams & SAID["customer sure"]))
    f["agent-phrases-first"] = min(2, len(first & SAID["agent"]))
    f["customer-phrases-first"] = min(2, len(first & SAID["customer"]))
    f["you"] = share("you", "you're", "you've", "you'd", "you'll")
    f["your"] = share("your", "yours")
    f["i"] = share("i", "i'm", "i'd")
    f["my"] = share("my", "me", "mine", "i've")
    f["we"] = share("we", "us", "we're", "we've", "we'd")
    f["our"] = share("our")
    f["will"] = share("i'll", "we'll")
    f["number"] = share("0")
    f["asks"] = asks / n * min(1, n / 3)
    f["exclaims"] = calls / n
    f["short"] = short / n
    f["small"] = small / n
    f["no-full-stop"] = bare / n
    f["length"] = math.log((total + 5) / n)
    f["total"] = math.log(total + 5)
    if opens:
        f["opens"] = 1
        f["opens-" + channel] = 1
    for gram in all_grams:
        f["any:" + gram] = 1
    for gram in first:
        f["first:" + gram] = 1
    return f


def bot_signs(texts, opens, several, early):
    """What a machine shows beside a person who answers for the company."""
    runs = [tokens(t[:CHARACTERS]) for t in texts[:TURNS]]
    all_grams = set(g for run in runs for g in grams(run))
    flat = [w for run in runs for r in run for w in r]
    bare = sum(t.strip()[-1].isalnum() for t in texts[:TURNS]) / min(TURNS, len(texts))
    said = " ".join(texts)
    return {
        "bot-phrases": min(3, len(all_grams & SAID["bot"])),
        "bot-opens": float(opens and several),
        "bot-early": float(early and several),
        "bot-menu": float(" / " in said or bool(MENU.search(said))),
        "bot-total": math.log(len(flat) + 5),
        "bot-no-full-stop": bare,
    }


def corpus(folder):
    for path in sorted(glob.glob(os.path.join(folder, "w*.txt"))):
        head, turns = None, []
        for line in list(open(path, encoding="utf-8")) + ["@ end"]:
            line = line.rstrip("\n")
            match = re.match(r"([CAB]\d?): (.*)", line)
            if line.startswith("@ "):
                if turns:
                    yield conversation(head, turns)
                head, turns = [part.strip() for part in line[2:].split("|")], []
            elif match:
                turns.append((match[1], match[2].replace("\\n", "\n")))


def conversation(head, turns):
    roles = {"C": "customer", "A": "agent", "B": "bot"}
    return {
        "id": head[0],
        "channel": head[2].split()[0] if len(head) > 2 else "other",
        "turns": turns,
        "roles": {party: roles[party[0]] for party, _ in turns},
    }


def persuasion(path):
    rows = list(openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True))
    ids = rows[0].index("B2"), rows[0].index("B4"), rows[0].index("Unit")
    talks = collections.OrderedDict()
    for row in rows[1:]:
        talk, party, text = (row[i] for i in ids)
        if text is not None:
            turns = talks.setdefault(talk, [])
            if turns and turns[-1][0] == party:
                turns[-1] = (party, turns[-1][1] + " " + str(text))
            else:
                turns.append((party, str(text)))
    for talk, turns in talks.items():
        roles = {0: "agent", 1: "customer"}
        if len({party for party, _ in turns}) > 1:
            yield {"id": "p4g-" + talk, "channel": "chat", "turns": turns, "roles": roles}


def fitted_on(talk):
    return hashlib.sha256(("roles-7:" + talk["id"]).encode()).digest()[-1] % 2 == 0


def views(talk, draw):
    """The talk as it is, with its channel unknown, as excerpts, and as a recogniser writes."""
    channel = talk["channel"] if talk["channel"] in ("chat", "voice", "email", "social") else "other"
    turns = [(party, text) for party, text in talk["turns"] if text.strip()]
    yield turns, channel, 1
    yield turns, "other", 0.5
    if len(turns) > 5:
        length = draw.randint(4, len(turns) - 1)
        start = draw.randint(0, len(turns) - length)
        yield turns[start : start + length], "other", 0.5
    for length in (2, 3):
        start = draw.randint(0, max(0, len(turns) - length))
        yield turns[start : start + length], "other", 0.3
    heard = [(p, re.sub(r"[^\w\s'’@]", " ", t).lower()) for p, t in turns]
    yield [(p, t) for p, t in heard if t.strip()], "other", 0.5


def pairs(talks):
    """Each agent beside each customer: what the one shows more than the other."""
    draw = random.Random(3)
    for talk in talks:
        for turns, channel, weight in views(talk, draw):
            said = collections.OrderedDict()
            for party, text in turns:
                said.setdefault(party, []).append(text)
            if not said:
                continue
            shown = {p: signs(t, turns[0][0] == p, channel) for p, t in said.items()}
            ours = [p for p in said if talk["roles"][p] != "customer"]
            theirs = [p for p in said if talk["roles"][p] == "customer"]
            for a in ours:
                for b in theirs:
                    yield shown[a], shown[b], weight / (len(ours) * len(theirs))


def matrix(rows, names):
    at, place = {name: i for i, name in enumerate(names)}, []
    for n, row in enumerate(rows):
        place += [(n, at[k], v) for k, v in row.items() if k in at and v]
    r, c, v = zip(*place)
    return sp.csr_matrix((v, (r, c)), shape=(len(rows), len(names)), dtype=float)


def fit(rows, names, weights, strength):
    """Logistic regression without an intercept; every other row is turned round."""
    x = matrix(rows, names)
    scale = np.array([x[:, i].toarray().std() + 1e-6 if ":" not in n else 1 for i, n in enumerate(names)])
    turn = np.random.RandomState(0).choice([-1, 1], x.shape[0])
    model = LogisticRegression(
        penalty="l1", C=strength, solver="liblinear", fit_intercept=False, max_iter=400, random_state=0
    )
    model.fit(sp.diags(turn) @ x @ sp.diags(1 / scale), turn > 0, sample_weight=weights)
    return model.coef_.ravel() / scale


def held(name, weight):
    """Who opens, and a single word, are not trusted with more: in other houses they may be otherwise.
    What is sure to the eye and too rare to be fitted weighs at least as much as is written here."""
    if name == "agent-sure":
        return max(1.8, weight)
    if name == "customer-sure":
        return min(-1.2, weight)
    most = 1.2 if name.startswith("opens") or ":" in name else 10
    return max(-most, min(most, weight))


def difference(a, b):
    keys = set(a) | set(b)
    return {k: a.get(k, 0) - b.get(k, 0) for k in keys if a.get(k, 0) != b.get(k, 0)}


def main(folder, xlsx, out):
    ours = [t for t in corpus(folder) if fitted_on(t)]
    theirs = [t for t in persuasion(xlsx) if fitted_on(t)]
    print(len(ours), "conversations of the corpus,", len(theirs), "of PersuasionForGood", flush=True)

    counts, writers = collections.Counter(), collections.defaultdict(set)
    draw = random.Random(5)
    for talk in ours:
        turns, channel, _ = next(views(talk, draw))
        seen = set()
        for party in talk["roles"]:
            seen |= signs([t for p, t in turns if p == party], False, channel).keys()
        counts.update(seen)
        for name in seen:
            writers[name].add(talk["id"].split("-")[0])
    first = list(pairs(ours))
    plain = {k for a, b, _ in first for k in (*a, *b) if ":" not in k}
    names = sorted(plain) + sorted(
        k for k in counts
        if ":" in k and counts[k] >= LEAST_CONVERSATIONS and len(writers[k]) >= LEAST_WRITERS
    )
    rows = [difference(a, b) for a, b, _ in first]
    weights = [w for _, _, w in first]
    kept = [n for n, w in zip(names, fit(rows, names, weights, 0.1)) if abs(w) > 1e-3 or ":" not in n]
    print(len(names), "signs,", len(kept), "kept", flush=True)

    both = first + [(a, b, 2 * w) for a, b, w in pairs(theirs)]
    rows = [difference(a, b) for a, b, _ in both]
    found = dict(zip(kept, fit(rows, kept, [w for _, _, w in both], 0.2)))
    found = {k: round(held(k, float(v)), 3) for k, v in found.items() if abs(v) > 5e-3 or k.endswith("-sure")}

    # How long somebody's turns are says something beside the other's turns only.
    def long(shown):
        return found.get("length", 0) * shown["length"] + found.get("total", 0) * shown["total"]

    def score(shown, others):
        middle = sum(long(o) for o in others) / len(others)
        return sum(found.get(k, 0) * v for k, v in shown.items()) - middle

    x = np.array([score(s, (a, b)) for a, b, _ in both for s in (a, b)])
    y = np.array([side for _ in both for side in (1, 0)])
    alone = LogisticRegression(C=1e6).fit(x[:, None], y, sample_weight=[w for _, _, w in both for _ in "ab"])
    middle = {
        "side-scale": round(float(alone.coef_[0][0]), 3),
        "side-shift": round(float(alone.intercept_[0]), 3),
    }

    # One who is alone: by own words, and only where these hold phrases of one side.
    x, y = [], []
    draw = random.Random(11)
    for talk in ours:
        for party, role in talk["roles"].items():
            texts = [t for p, t in talk["turns"] if p == party and t.strip()]
            for some in (texts, [draw.choice(texts)]) if texts else ():
                shown = signs(some, False, "other")
                if bool(shown["agent-phrases"]) != bool(shown["customer-phrases"]):
                    x.append(score(shown, (shown,)))
                    y.append(role != "customer")
    single = LogisticRegression(C=1e6).fit(np.array(x)[:, None], y)
    middle["single-scale"] = round(float(single.coef_[0][0]), 3)
    middle["single-shift"] = round(float(single.intercept_[0]), 3)

    bots, is_bot = [], []
    for talk in ours:
        order = [p for p, _ in talk["turns"]]
        for party, role in talk["roles"].items():
            if role != "customer":
                last = len(order) - 1 - order[::-1].index(party)
                bots.append(
                    bot_signs(
                        [t for p, t in talk["turns"] if p == party and t.strip()],
                        order[0] == party,
                        len(talk["roles"]) > 2,
                        last <= 4 and last < len(order) - 2,
                    )
                )
                is_bot.append(role == "bot")
    bot_names = sorted(bots[0])
    model = LogisticRegression(C=1).fit(matrix(bots, bot_names), is_bot)
    found |= {k: round(float(v), 3) for k, v in zip(bot_names, model.coef_[0])}
    found["bot"] = round(float(model.intercept_[0]), 3)

    with open(out, "w", encoding="utf-8") as file:
        file.write(
            "# What a sign weighs: above 0 for who answers for the company, below for the customer; `bot…` for machines among\n"
            "# the former. Written by formats/src/test/roles/fit.py, never by hand: logistic regression (L1) on half of this\n"
            "# project's corpus and half of PersuasionForGood (Apache-2.0). `any:` words said, `first:` words of the first turn.\n"
        )
        for name, weight in sorted((found | middle).items(), key=lambda e: (":" in e[0], e[0])):
            file.write("%s\t%s\n" % (name, weight))
    print(len(found), "weights", middle)


if __name__ == "__main__":
    main(*sys.argv[1:4])
