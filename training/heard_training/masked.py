"""A stage before the corpus, for comparison: masked words guessed in service talk, with the labels unseen."""

import argparse
import pathlib
import random

import torch
from torch import nn

from . import data as d
from .encoder import load_base, pad, pieces, tokenizer
from .train import fast

MASK, SPECIAL, SHARE = 103, (0, 101, 102), 0.15
"""BERT's own: the piece that stands for a masked one, those that are never masked, and how many are guessed."""


class Guesser(nn.Module):
    """The body, and the embeddings once more as what guesses."""

    def __init__(self, body):
        super().__init__()
        self.body = body
        size = body.config.hidden_size
        self.mix = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.LayerNorm(size))
        self.bias = nn.Parameter(torch.zeros(body.config.vocab_size))

    def forward(self, ids, mask, at):
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.mix(states[at]) @ self.body.embeddings.word_embeddings.weight.t() + self.bias


def hidden(ids, rng):
    """Some pieces hidden: most as [MASK], some as another piece, some as they are."""
    shown, where = list(ids), []
    for i, piece in enumerate(ids):
        if piece not in SPECIAL and rng.random() < SHARE:
            where.append(i)
            way = rng.random()
            shown[i] = MASK if way < 0.8 else rng.randrange(1000, 30000) if way < 0.9 else piece
    return shown, where


def train(base, texts, out, passes, rate=1e-4, size=40, seed=29, log=print):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tok = tokenizer(base)
    model = Guesser(load_base(base))
    model.body.embeddings.requires_grad_(False)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=rate, weight_decay=0.01)
    steps = passes // size
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0.02, (steps - s) / steps))
    model.train()
    total = 0.0
    for step in range(steps):
        rows = [hidden(pieces(e.ids, e.offsets)[0], rng) + (e,) for e in (tok.encode(t) for t in rng.sample(texts, size))]
        ids, mask = pad([shown for shown, _, _ in rows])
        at, gold = torch.zeros(ids.shape, dtype=torch.bool), []
        for i, (_, where, e) in enumerate(rows):
            at[i, where] = True
            gold += [pieces(e.ids, e.offsets)[0][j] for j in where]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast()):
            guessed = model(ids, mask, at)
        loss = nn.functional.cross_entropy(guessed.float(), torch.tensor(gold))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        plan.step()
        total += loss.item()
        if step % 50 == 49:
            log(f"{(step + 1) * size} of {passes} passes, loss {total / 50:.3f}", flush=True)
            total = 0.0
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"body": model.body.state_dict()}, out / "masked.pt")


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--base", type=pathlib.Path, required=True)
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--shared", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    args.add_argument("--passes", type=int, default=20_000)
    a = args.parse_args()
    talks = [t for t in d.of_corpus(a.corpus) if d.split(t.id) == "train"] + d.of_real(a.corpus / "real.jsonl", a.shared / "train")
    train(a.base, [u.text for t in talks for u in t.turns], a.out, a.passes)
