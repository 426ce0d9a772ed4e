"""Stage two: the corpus and the real turns."""

import argparse
import dataclasses
import json
import math
import pathlib
import random
import re
import time

import numpy as np
import torch
from sklearn.metrics import average_precision_score
from torch import nn

from . import data as d
from .encoder import load_base, pad, pieces, tokenizer
from .network import Average, Reader

HEAD_AT = {h: i for i, h in enumerate(d.HEADS)}
ROLE_MASK = np.array([[h in d.CUSTOMER for h in d.HEADS], [h in d.AGENT for h in d.HEADS], [h in d.AGENT for h in d.HEADS]], dtype=np.float32)
NEGATIVE = [HEAD_AT[x] for x in "frustration anger anxiety confusion disappointment sadness unheard distrust".split()]


class Row:
    """A turn made ready."""

    __slots__ = ("ids", "kinds", "role", "y", "weight", "quotes", "level", "customer", "leveled", "ahead")

    def __init__(self, turn, talk, tok, previous=None):
        enc = tok.encode(turn.text)
        ids, offsets = pieces(enc.ids, enc.offsets)
        kinds = None
        if previous is not None:  # the plainer way: the turn before stands in front
            first = tok.encode(previous).ids
            first = first if len(first) <= 48 else first[:12] + first[-36:]
            kinds = [0] * len(first) + [1] * (len(ids) - 1)
            shift = len(first) - 1
            ids, offsets = first + ids[1:], [(0, 0)] * (shift + 1) + offsets[1:]
        self.ids, self.kinds, self.role, self.level, self.customer = ids, kinds, turn.role, turn.intensity, turn.customer
        self.leveled = turn.customer and turn.only is None
        self.ahead = turn.ahead
        self.y = np.zeros(len(d.HEADS), dtype=np.float32)
        self.weight = ROLE_MASK[turn.role].copy()
        self.quotes = []
        for label, quote in turn.labels.items():
            if label not in HEAD_AT:
                continue
            h = HEAD_AT[label]
            self.y[h] = 1
            at = turn.text.find(quote)
            if quote and quote != turn.text and at >= 0:
                inside = [i for i, (a, b) in enumerate(offsets) if b > a and a < at + len(quote) and b > at]
                if inside:
                    self.quotes.append((h, inside))
        for label in turn.near:
            if label in HEAD_AT:
                self.weight[HEAD_AT[label]] *= 2
        if not talk.knows_core:
            self.weight[HEAD_AT[d.CORE]] = 0
        if turn.only is not None:
            own = self.weight[HEAD_AT[turn.only]]
            self.weight[:] = 0
            self.weight[HEAD_AT[turn.only]] = own


class Ready:
    def __init__(self, talk, tok, prepend=False):
        self.id, self.source, self.variants = talk.id, talk.source, talk.variants
        self.rows = [Row(t, talk, tok, (talk.turns[i - 1].text if i else "") if prepend else None) for i, t in enumerate(talk.turns)]
        self.style = None
        if talk.style:
            pairs = [("task", "expressive"), ("vent", "plan"), ("formal", "casual"), ("brief", "detailed"), ("expert", "lay")]
            y, m = np.zeros(len(d.STYLES), dtype=np.float32), np.zeros(len(d.STYLES), dtype=np.float32)
            for pair in pairs:
                if any(p in talk.style for p in pair):
                    for p in pair:
                        m[d.STYLES.index(p)] = 1
                        y[d.STYLES.index(p)] = float(p in talk.style)
            self.style = (y, m) if m.any() else None


def forward(model, talks, chunk=16):
    """All turns of some conversations: (rows, token scores a turn, logits, intensity, style, what is ahead)."""
    rows = [r for t in talks for r in t.rows]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    pooled, vectors, scores = [None] * len(rows), [None] * len(rows), [None] * len(rows)
    with model.halved():
        for i in range(0, len(order), chunk):
            part = order[i : i + chunk]
            ids, mask = pad([rows[j].ids for j in part])
            kinds = None
            if rows[part[0]].kinds is not None:
                kinds, _ = pad([rows[j].kinds for j in part])
            s, v = model.words(ids, mask, kinds)
            with torch.autocast("cpu", enabled=False):
                p = model.pooled(s, mask)
            for k, j in enumerate(part):
                pooled[j], vectors[j], scores[j] = p[k], v[k], s[k]
    pooled, vectors = torch.stack(pooled), torch.stack(vectors)
    kept = model.kept(pooled, vectors, torch.tensor([r.role for r in rows]))
    before = None
    if model.context != "none":
        parts, at = [], 0
        for t in talks:
            n = len(t.rows)
            parts.append(model.before(kept[at : at + 1]).expand(n, -1) if t.variants else model.before(kept[at : at + n]))
            at += n
        before = torch.cat(parts)
    logits, levels, style, ahead = model.heads(pooled, kept, before)
    return rows, scores, logits, levels, style, ahead[:, 0]


def loss_of(model, talks, pos_weight):
    rows, scores, logits, levels, style, ahead = forward(model, talks)
    y = torch.tensor(np.stack([r.y for r in rows]))
    w = torch.tensor(np.stack([r.weight for r in rows]))
    bce = nn.functional.binary_cross_entropy_with_logits(logits, y, reduction="none", pos_weight=pos_weight)
    loss = (bce * w).sum() / w.sum().clamp(min=40) * 6
    said, shown, weights, n = [], [], [], 0
    for r, s in zip(rows, scores):
        for h, inside in r.quotes:
            target = torch.zeros(len(r.ids))
            target[inside] = 1
            said.append(s[: len(r.ids), h])
            shown.append(target)
            weights.append(torch.full((len(r.ids),), 1 / len(r.ids)))
            n += 1
    if n:
        spans = nn.functional.binary_cross_entropy_with_logits(
            torch.cat(said), torch.cat(shown), torch.cat(weights), reduction="sum", pos_weight=torch.tensor(2.0))
        loss = loss + 0.25 * spans / n
    customers = [i for i, r in enumerate(rows) if r.leveled]
    if customers:
        at_least = torch.tensor([[float(rows[i].level >= k) for k in (1, 2, 3)] for i in customers])
        loss = loss + 0.7 * nn.functional.binary_cross_entropy_with_logits(levels[customers], at_least)
    known = [i for i, r in enumerate(rows) if r.ahead is not None]
    if known:
        loss = loss + 0.3 * nn.functional.binary_cross_entropy_with_logits(ahead[known], torch.tensor([float(rows[i].ahead) for i in known]))
    loss = loss + ALIKE * apart(talks, logits, levels, w)
    at, parts = 0, []
    for t in talks:
        here = [at + i for i, r in enumerate(t.rows) if r.customer]
        at += len(t.rows)
        if t.style is not None and here:
            y, m = (torch.tensor(x) for x in t.style)
            each = nn.functional.binary_cross_entropy_with_logits(style[here], y.expand(len(here), -1), reduction="none") * m
            parts.append(each.sum() / (m.sum() * len(here)))
    if parts:
        loss = loss + 0.1 * torch.stack(parts).mean()
    return loss


ALIKE = 0.5
"""How much it costs, beside wrong labels, that variants of a turn are read differently."""


def apart(talks, logits, levels, w):
    """How far readings of a turn's variants lie from what is read in all of them together."""
    at, total, n = 0, 0.0, 0
    for t in talks:
        k = len(t.rows)
        if t.variants:
            for own, weights in ((logits[at : at + k], w[at : at + k] * 6 / 40), (levels[at : at + k], 0.7 / 3)):
                together = torch.sigmoid(own).mean(0).detach().expand_as(own)
                total = total + (nn.functional.binary_cross_entropy_with_logits(own, together, reduction="none") * weights).sum()
            n += k
        at += k
    return total / n if n else 0.0


@torch.inference_mode()
def predict(model, talks):
    """Probabilities, gold, role mask and intensity of every turn, conversations in order."""
    model.eval()
    p, lev = [], []
    for i in range(0, len(talks), 8):
        _, _, logits, levels, _, _ = forward(model, talks[i : i + 8])
        p.append(torch.sigmoid(logits).numpy())
        lev.append(torch.sigmoid(levels).numpy())
    rows = [r for t in talks for r in t.rows]
    return np.concatenate(p), np.stack([r.y for r in rows]), np.stack([r.weight > 0 for r in rows]), np.concatenate(lev), rows


def best_f1_thresholds(p, y, m, least=4):
    """Per label the threshold of the best F1; .5 where too few turns show it."""
    out = np.full(p.shape[1], 0.5)
    for c in range(p.shape[1]):
        use = m[:, c]
        pc, yc = p[use, c], y[use, c]
        if yc.sum() < least:
            continue
        best = 0
        for t in np.arange(0.1, 0.92, 0.04):
            g = pc > t
            f = 2 * (g * yc).sum() / max(1, g.sum() + yc.sum())
            if f > best:
                best, out[c] = f, t
    return out


def micro(p, y, m, t):
    """(precision, recall, F1) over labels that occur."""
    cols = [c for c in range(len(d.LABELS)) if y[m[:, c], c].sum() > 0]
    g = (p > t)[:, cols] & m[:, cols]
    yy = (y[:, cols] > 0) & m[:, cols]
    right = (g & yy).sum()
    pr, re = right / max(1, g.sum()), right / max(1, yy.sum())
    return float(pr), float(re), float(2 * right / max(1, g.sum() + yy.sum()))


def macro(p, y, m, t, least=5):
    fs = []
    for c in range(len(d.LABELS)):
        use = m[:, c]
        yc = y[use, c]
        if yc.sum() < least:
            continue
        g = p[use, c] > t[c]
        fs.append(2 * (g * yc).sum() / max(1, g.sum() + yc.sum()))
    return float(np.mean(fs)) if fs else 0.0


def average_precision(p, y, m, least=5):
    """The area under precision and recall, a mean over labels that enough turns show: no threshold is in it."""
    return float(np.mean([average_precision_score(y[m[:, c], c], p[m[:, c], c]) for c in range(len(d.LABELS)) if y[m[:, c], c].sum() >= least]))


def weighted_kappa(a, b, k=4):
    a, b = np.asarray(a), np.asarray(b)
    o = np.zeros((k, k))
    for i, j in zip(a, b):
        o[i, j] += 1
    w = np.array([[(i - j) ** 2 for j in range(k)] for i in range(k)]) / (k - 1) ** 2
    e = np.outer(o.sum(1), o.sum(0)) / max(1, o.sum())
    return float(1 - (w * o).sum() / max(1e-9, (w * e).sum()))


def measured(model, talks, t=None):
    p, y, m, lev, rows = predict(model, talks)
    own = best_f1_thresholds(p, y, m)
    t = own if t is None else t
    c = [i for i, r in enumerate(rows) if r.customer]
    kappa = weighted_kappa([rows[i].level for i in c], (lev[c] > 0.5).sum(1)) if c else float("nan")
    pr, re, f = micro(p, y, m, t)
    return {"precision": round(pr, 3), "recall": round(re, 3), "micro-F1": round(f, 3), "macro-F1": round(macro(p, y, m, t), 3), "average precision": round(average_precision(p, y, m), 3), "kappa": round(kappa, 3)}, own


def fast():
    """Whether this processor multiplies in bfloat16."""
    return bool(torch.cpu._is_avx512_bf16_supported())


def train(base, start, sets, out, epochs=4, rate=1.6e-4, head_rate=8e-4, decay=0.93, turns=40, seed=23, context="labels", prepend=False, frozen=False, share=1.0, stop=None, half=None, log=print):
    """Trains on sets["train"], reports on the others after each epoch; resumes from `out` when cut off."""
    torch.manual_seed(seed)
    tok = tokenizer(base)
    ready = {name: [Ready(t, tok, prepend) for t in talks] for name, talks in sets.items()}
    own = ready["train"]
    if share < 1:
        own = [t for i, t in enumerate(own) if (i * 7919) % 1000 < share * 1000]
    model = Reader(load_base(base), "none" if prepend else context)
    begun = torch.load(start, weights_only=False) if start else {}
    if "model" in begun:
        model.load_state_dict(begun["model"])
    elif begun:
        model.body.load_state_dict(begun["body"])
    model.half = fast() if half is None else half
    model.body.embeddings.requires_grad_(False)
    if frozen:
        model.body.requires_grad_(False)
    y = np.concatenate([np.stack([r.y for r in t.rows]) for t in own])
    share_of = np.clip(y.mean(0), 1e-3, 0.9)
    if "model" not in begun:  # heads begin at the labels' own frequency
        with torch.no_grad():
            model.out.bias.copy_(torch.tensor(np.log(share_of / (1 - share_of)), dtype=torch.float32))
    pos = torch.tensor(np.clip((0.05 / share_of) ** 0.4, 1, 3), dtype=torch.float32)
    layers = model.body.config.num_hidden_layers
    heads = [p for n, p in model.named_parameters() if not n.startswith("body.")]
    groups = [{"params": heads, "lr": head_rate}]
    if not frozen:
        groups += [{"params": layer.parameters(), "lr": rate * decay ** (layers - 1 - i)} for i, layer in enumerate(model.body.encoder.layer)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    passes = sum(len(t.rows) for t in own)
    steps = math.ceil(passes / turns) * epochs
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0.02, (steps - s) / steps))
    average = Average(model)
    out.mkdir(parents=True, exist_ok=True)
    point, first, done = out / "checkpoint.pt", 0, 0
    if point.exists():
        kept = torch.load(point, weights_only=False)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        plan.load_state_dict(kept["plan"])
        average.values = kept["average"]
        first, done = kept["epoch"], kept["done"]
        log(f"goes on after epoch {first}", flush=True)
    report = {}
    for epoch in range(first, stop or epochs):
        rng = np.random.default_rng(seed * 1000 + epoch)
        model.train()
        order, batch, size = rng.permutation(len(own)), [], 0
        began, here, total, k = time.time(), 0, 0.0, 0
        for n, i in enumerate(order):
            batch.append(own[i])
            size += len(own[i].rows)
            if size < turns and n < len(order) - 1:
                continue
            loss = loss_of(model, batch, pos)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            plan.step()
            average.step(model)
            here += size
            total, k = total + loss.item(), k + 1
            if k % 50 == 0:
                log(f"epoch {epoch + 1} of {epochs}: {here} of {passes} turns, loss {total / k:.4f}, {here / (time.time() - began):.0f} a second", flush=True)
            batch, size = [], 0
        done += here
        report = {"epoch": epoch + 1, "turn passes": done, "loss": round(total / max(1, k), 4)}
        torch.save({"model": model.state_dict(), "average": average.values, "optimizer": optimizer.state_dict(), "plan": plan.state_dict(), "epoch": epoch + 1, "done": done}, point)
        with average.of(model):
            for name in ready:
                if name != "train":
                    report[name], _ = measured(model, ready[name])
        log(json.dumps(report), flush=True)
    average.into(model)
    torch.save({"model": model.state_dict(), "context": model.context, "report": report}, out / "reader.pt")
    return model, report


def sets_of(corpus_folder, shared, pages, seed=3):
    """What the reading stage trains on, and what it is watched on."""
    talks = d.of_corpus(corpus_folder)
    own = [t for t in talks if d.split(t.id) == "train"]
    rng = random.Random(seed)
    openings = [t.turns[0] for t in own if t.turns[0].customer]
    train = in_a_hurry(own, 1 / 8, rng) + d.of_real(corpus_folder / "real.jsonl", shared / "train")
    train += d.of_variants(corpus_folder) + d.of_pages(pages) + said_otherwise(rng.sample(openings, len(openings) * 2 // 3), rng)
    sets = {"train": train, "dev": [t for t in talks if d.split(t.id) == "dev"]}
    tune = shared / "measure/support-dialogues/tune.jsonl"
    if tune.exists():
        sets["tune"] = d.of_jsonl(tune, "tune")
    return sets


def last_sets_of(corpus_folder, shared, pages, seed=5):
    """What the last stage trains on: the pages' examples eight times, what they say must not be heard among them, and
    a share of everything else, so that nothing of it is forgotten."""
    sets = sets_of(corpus_folder, shared, pages, seed)
    others = [t for t in sets["train"] if t.source != "pages"]
    sets["train"] = d.of_pages(pages) * 8 + random.Random(seed).sample(others, len(others) // 4)
    return sets


def typed(text, rng):
    """The same words as somebody in a hurry types them."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 9)):
        i = rng.randrange(len(words))
        w = words[i]
        if len(w) > 3 and w.isalpha():
            k = rng.randrange(1, len(w) - 1)
            words[i] = rng.choice([w[:k] + w[k + 1] + w[k] + w[k + 2 :], w[:k] + w[k + 1 :], w[:k] + w[k] + w[k:]])
    text = " ".join(words)
    if rng.random() < 0.4:
        text = text.lower()
    if rng.random() < 0.3:
        text = text.replace("'", "").replace("’", "")
    if rng.random() < 0.3:
        text = text.rstrip(".!")
    return text or "."


FILLERS = ["um,", "uh,", "like,", "you know,", "I mean,", "to be honest,", "basically,", "well,", "so,", "erm,", "if I may,", "please,"]
ENDS = [", if that's alright", ", thanks", ", please", ", you know", ", like", " innit", " lah", ", eh", ", to be fair", ", if you don't mind"]
FIRST = ["I'm deaf. ", "As a wheelchair user I ask: ", "I have dyslexia, sorry for spelling. ", "Salaam. ", "After church today: ", "I'm 74. ", "My wife says: ", "My husband says: ", "I'm blind, so I use a reader. ", "Before Shabbat: "]
COLLOQUIAL = [
    (r"ing\b", "in"), (r"\b(isn't|aren't|haven't|hasn't|am not)\b", "ain't"), (r"\bgoing to\b", "gonna"), (r"\bbecause\b", "cos"), (r"\byou\b", "u"),
    (r"\byour\b", "ur"), (r"\bmy\b", "me"), (r"\b(the|a) ", ""), (r"\bI am\b|\bI'm\b", "I"), (r"\bhave been\b", "been"), (r"\band\b", "an"), (r"\bdoesn't\b", "don't"),
    (r"\bnothing\b", "nowt"), (r"\bwas\b", "were"), (r"\bto\b", "tae"), (r"\bfor\b", "4"), (r"\bth(is|at|e|ey)\b", r"d\1"), (r"\bvery\b", "proper")]
"""Habits of writing that say nothing about a feeling: respellings and dropped words of many dialects and learners."""


def reworded(text, rng):
    """The same said by somebody else: a filler, a respelling, a passing mention of who speaks."""
    way = rng.random()
    if way < 0.3:
        return typed(text, rng)
    if way < 0.5:
        words = text.split(" ")
        words.insert(rng.randrange(len(words)), rng.choice(FILLERS))
        return " ".join(words)
    if way < 0.6:
        return text.rstrip(".!") + rng.choice(ENDS) + rng.choice([".", "", "!" if text.endswith("!") else ""])
    if way < 0.7:
        return rng.choice(FIRST) + text
    habits = [h for h in COLLOQUIAL if re.search(h[0], text)]
    for pattern, with_ in rng.sample(habits, min(3, len(habits))):
        text = re.sub(pattern, with_, text)
    return text.strip() if habits else typed(text, rng)


def said_otherwise(turns, rng):
    """Turns, each beside itself said by somebody else."""
    return [
        d.Talk(f"otherwise-{i}", [u, dataclasses.replace(u, text=reworded(u.text, rng), labels={k: "" for k in u.labels}, ahead=None)], "variants", variants=True)
        for i, u in enumerate(turns)]


def in_a_hurry(talks, share, rng):
    """Conversations in which a share of the turns is typed so; the quotes of those turns are left out."""
    out = []
    for t in talks:
        turns = [
            dataclasses.replace(u, text=typed(u.text, rng), labels={k: "" for k in u.labels}) if rng.random() < share else u
            for u in t.turns
        ]
        out.append(dataclasses.replace(t, turns=turns))
    return out


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--base", type=pathlib.Path, required=True)
    args.add_argument("--start", type=pathlib.Path)
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--shared", type=pathlib.Path, required=True)
    args.add_argument("--pages", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    args.add_argument("--epochs", type=int, default=4)
    args.add_argument("--rate", type=float, default=1.6e-4)
    args.add_argument("--decay", type=float, default=0.93, help="how much of a layer's rate the layer below it has")
    args.add_argument("--context", choices=["labels", "gru", "none"], default="labels")
    args.add_argument("--prepend", action="store_true")
    args.add_argument("--frozen", action="store_true")
    args.add_argument("--share", type=float, default=1.0)
    a = args.parse_args()
    train(a.base, a.start, sets_of(a.corpus, a.shared, a.pages), a.out, epochs=a.epochs, rate=a.rate, decay=a.decay, context=a.context, prepend=a.prepend, frozen=a.frozen, share=a.share)
