"""Stage two: the corpus and the real turns."""

import argparse
import dataclasses
import json
import math
import pathlib
import random
import time

import numpy as np
import torch
from torch import nn

from . import data as d
from .encoder import load_base, pad, pieces, tokenizer
from .network import Reader

HEAD_AT = {h: i for i, h in enumerate(d.HEADS)}
ROLE_MASK = np.array([[h in d.CUSTOMER for h in d.HEADS], [h in d.AGENT for h in d.HEADS], [h in d.AGENT for h in d.HEADS]], dtype=np.float32)
NEGATIVE = [HEAD_AT[x] for x in "frustration anger anxiety confusion disappointment sadness unheard distrust".split()]


class Row:
    """A turn made ready."""

    __slots__ = ("ids", "kinds", "role", "y", "weight", "quotes", "level", "customer", "leveled")

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
        self.id, self.source = talk.id, talk.source
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
            self.style = (y, m)


def forward(model, talks, chunk=16):
    """All turns of some conversations: (token scores per turn, masks, logits, intensity, style)."""
    rows = [r for t in talks for r in t.rows]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    pooled, vectors, scores = [None] * len(rows), [None] * len(rows), [None] * len(rows)
    for i in range(0, len(order), chunk):
        part = order[i : i + chunk]
        ids, mask = pad([rows[j].ids for j in part])
        kinds = None
        if rows[part[0]].kinds is not None:
            kinds, _ = pad([rows[j].kinds for j in part])
        s, v = model.words(ids, mask, kinds)
        p = model.pooled(s, mask)
        for k, j in enumerate(part):
            pooled[j], vectors[j], scores[j] = p[k], v[k], s[k]
    pooled, vectors = torch.stack(pooled), torch.stack(vectors)
    roles = torch.tensor([r.role for r in rows])
    before = None
    if model.context == "gru":
        parts, at = [], 0
        for t in talks:
            n = len(t.rows)
            parts.append(model.before(vectors[at : at + n], roles[at : at + n]))
            at += n
        before = torch.cat(parts)
    logits, levels, style = model.heads(pooled, vectors, roles, before)
    return rows, scores, logits, levels, style


def loss_of(model, talks, pos_weight):
    rows, scores, logits, levels, style = forward(model, talks)
    y = torch.tensor(np.stack([r.y for r in rows]))
    w = torch.tensor(np.stack([r.weight for r in rows]))
    bce = nn.functional.binary_cross_entropy_with_logits(logits, y, reduction="none", pos_weight=pos_weight)
    loss = (bce * w).sum() / w.sum().clamp(min=40) * 6
    spans, n = 0.0, 0
    for r, s in zip(rows, scores):
        for h, inside in r.quotes:
            target = torch.zeros(len(r.ids))
            target[inside] = 1
            spans = spans + nn.functional.binary_cross_entropy_with_logits(s[: len(r.ids), h], target, pos_weight=torch.tensor(2.0))
            n += 1
    if n:
        loss = loss + 0.25 * spans / n
    customers = [i for i, r in enumerate(rows) if r.leveled]
    if customers:
        at_least = torch.tensor([[float(rows[i].level >= k) for k in (1, 2, 3)] for i in customers])
        loss = loss + 0.7 * nn.functional.binary_cross_entropy_with_logits(levels[customers], at_least)
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


@torch.inference_mode()
def predict(model, talks):
    """Probabilities, gold, role mask and intensity of every turn, conversations in order."""
    model.eval()
    p, lev = [], []
    for i in range(0, len(talks), 8):
        _, _, logits, levels, _ = forward(model, talks[i : i + 8])
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
    return {"precision": round(pr, 3), "recall": round(re, 3), "micro-F1": round(f, 3), "macro-F1": round(macro(p, y, m, t), 3), "kappa": round(kappa, 3)}, own


def train(base, start, sets, out, epochs=8, rate=1e-4, head_rate=8e-4, whole=None, decay=0.85, turns=40, seed=23, context="gru", prepend=False, frozen=False, share=1.0, stop=None, log=print):
    """Trains on sets["train"], reports on the others after each epoch; resumes from `out` when cut off."""
    torch.manual_seed(seed)
    tok = tokenizer(base)
    ready = {name: [Ready(t, tok, prepend) for t in talks] for name, talks in sets.items()}
    own = ready["train"]
    if share < 1:
        own = [t for i, t in enumerate(own) if (i * 7919) % 1000 < share * 1000]
    model = Reader(load_base(base), "none" if prepend else context)
    if whole:
        model.load_state_dict(torch.load(whole, weights_only=False)["model"])
    elif start:
        model.body.load_state_dict(torch.load(start, weights_only=True)["body"])
    model.body.embeddings.requires_grad_(False)
    if frozen:
        model.body.requires_grad_(False)
    y = np.concatenate([np.stack([r.y for r in t.rows]) for t in own])
    share_of = np.clip(y.mean(0), 1e-3, 0.9)
    if not whole:  # heads begin at the labels' own frequency
        with torch.no_grad():
            model.out.bias.copy_(torch.tensor(np.log(share_of / (1 - share_of)), dtype=torch.float32))
    pos = torch.tensor(np.clip((0.05 / share_of) ** 0.4, 1, 3), dtype=torch.float32)
    layers = model.body.config.num_hidden_layers
    heads = [p for n, p in model.named_parameters() if not n.startswith("body.")]
    groups = [{"params": heads, "lr": head_rate}]
    if not frozen:
        groups += [{"params": layer.parameters(), "lr": rate * decay ** (layers - 1 - i)} for i, layer in enumerate(model.body.encoder.layer)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    passes = sum(len(t.rows) for t in own)
    steps = math.ceil(passes / turns) * epochs
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0.02, (steps - s) / steps))
    out.mkdir(parents=True, exist_ok=True)
    point, first, done = out / "checkpoint.pt", 0, 0
    if point.exists():
        kept = torch.load(point, weights_only=False)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        plan.load_state_dict(kept["plan"])
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
            here += size
            total, k = total + loss.item(), k + 1
            if k % 50 == 0:
                log(f"epoch {epoch + 1} of {epochs}: {here} of {passes} turns, loss {total / k:.4f}, {here / (time.time() - began):.0f} a second", flush=True)
            batch, size = [], 0
        done += here
        report = {"epoch": epoch + 1, "turn passes": done, "loss": round(total / max(1, k), 4)}
        for name in ready:
            if name != "train":
                report[name], _ = measured(model, ready[name])
        log(json.dumps(report), flush=True)
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "plan": plan.state_dict(), "epoch": epoch + 1, "done": done}, point)
    torch.save({"model": model.state_dict(), "context": model.context, "report": report}, out / "reader.pt")
    return model, report


ORDINARY = {"w7", "w10", "w11"}
"""Writers of ordinary talk, the way a queue sounds on most days."""


def sets_of(corpus_folder, shared):
    """What the second stage trains on, and what it is watched on."""
    talks = d.of_corpus(corpus_folder)
    own = [t for t in talks if t.id.split("-")[0] not in ORDINARY]
    sets = {"train": [t for t in own if d.split(t.id) == "train"], "dev": [t for t in talks if d.split(t.id) == "dev"]}
    real = corpus_folder / "real.jsonl"
    if real.exists():
        sets["train"] += d.of_real(real, shared / "train")
    tune = shared / "measure/support-dialogues/tune.jsonl"
    if tune.exists():
        sets["tune"] = d.of_jsonl(tune, "tune")
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


def ordinary_sets_of(corpus_folder, shared, pages):
    """What the third stage trains on: ordinary talk, the pages' examples, and a third of what came before.

    A sixth of the turns is typed in a hurry.
    """
    sets = sets_of(corpus_folder, shared)
    rng = random.Random(3)
    third = list(sets["train"])
    rng.shuffle(third)
    ordinary = [t for t in d.of_corpus(corpus_folder) if t.id.split("-")[0] in ORDINARY and d.split(t.id) == "train"]
    sets["train"] = in_a_hurry(ordinary + third[: len(third) // 3], 1 / 6, rng) + d.of_pages(pages)
    return sets


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--base", type=pathlib.Path, required=True)
    args.add_argument("--start", type=pathlib.Path)
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--shared", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    args.add_argument("--epochs", type=int, default=8)
    args.add_argument("--rate", type=float, default=1e-4)
    args.add_argument("--context", choices=["gru", "none"], default="gru")
    args.add_argument("--prepend", action="store_true")
    args.add_argument("--frozen", action="store_true")
    args.add_argument("--share", type=float, default=1.0)
    a = args.parse_args()
    train(a.base, a.start, sets_of(a.corpus, a.shared), a.out, epochs=a.epochs, rate=a.rate, context=a.context, prepend=a.prepend, frozen=a.frozen, share=a.share)
