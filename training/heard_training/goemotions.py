"""Stage one: the 28 feelings of GoEmotions, to turn general sentence weights towards feeling."""

import argparse
import json
import math
import pathlib
import time

import numpy as np
import torch
from sklearn.metrics import f1_score
from torch import nn

from .encoder import load_base, mean, pad, tokenizer
from .network import Average

FEELINGS = 28


class Feelings(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body
        self.half = False
        size = body.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(2 * size, FEELINGS)

    def forward(self, ids, mask):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half and self.training):
            states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        states = states.float()
        most = states.masked_fill(mask.unsqueeze(-1) == 0, -1e4).max(1).values
        return self.out(self.drop(torch.cat([mean(states, mask), most], -1)))


def read(path, tok):
    rows = []
    for line in open(path, encoding="utf-8"):
        text, labels, _ = line.rstrip("\n").split("\t")
        y = np.zeros(FEELINGS, dtype=np.float32)
        y[[int(i) for i in labels.split(",")]] = 1
        rows.append((tok.encode(text).ids[:64], y))
    return rows


def batches(rows, size, rng):
    """Rows of like length together, the batches in random order."""
    order = sorted(range(len(rows)), key=lambda i: (len(rows[i][0]) + rng.uniform(0, 3)))
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    return cut


def scores(model, rows):
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    out = np.zeros((len(rows), FEELINGS), dtype=np.float32)
    with torch.inference_mode():
        for i in range(0, len(order), 64):
            part = order[i : i + 64]
            ids, mask = pad([rows[j][0] for j in part])
            out[part] = torch.sigmoid(model(ids, mask)).numpy()
    return out


def best_thresholds(p, y):
    t = np.zeros(FEELINGS)
    for c in range(FEELINGS):
        grid = np.arange(0.08, 0.8, 0.02)
        t[c] = grid[int(np.argmax([f1_score(y[:, c], p[:, c] > g, zero_division=0) for g in grid]))]
    return t


def macro(p, y):
    """Macro-F1 with each fifth's thresholds chosen on the other four; and with one threshold for all."""
    part = np.arange(len(y)) % 5
    guess = np.zeros_like(y)
    for own in range(5):
        guess[part == own] = p[part == own] > best_thresholds(p[part != own], y[part != own])
    flat = max(f1_score(y, p > g, average="macro", zero_division=0) for g in (0.2, 0.25, 0.3, 0.35, 0.4))
    return f1_score(y, guess, average="macro", zero_division=0), flat


def train(base, data, out, epochs=2, size=32, rate=1.2e-4, decay=0.9, seed=11, limit=None, half=None, log=print):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    tok = tokenizer(base)
    rows, dev = read(data / "train.tsv", tok), read(data / "dev.tsv", tok)
    if limit:
        rows = rows[:limit]
    model = Feelings(load_base(base))
    model.half = bool(torch.cpu._is_avx512_bf16_supported()) if half is None else half
    counts = sum(y for _, y in rows)
    weight = torch.tensor(np.clip((len(rows) / np.maximum(counts, 1)) ** 0.35 / 2.2, 1, 6), dtype=torch.float32)
    layers = model.body.config.num_hidden_layers
    model.body.embeddings.requires_grad_(False)  # half of all weights; moving them costs a third of the time and gains nothing
    groups = [{"params": model.out.parameters(), "lr": 1e-3}]
    for i, layer in enumerate(model.body.encoder.layer):
        groups.append({"params": layer.parameters(), "lr": rate * decay ** (layers - 1 - i)})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = math.ceil(len(rows) / size) * epochs
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.06 * steps)) * max(0.0, (steps - s) / steps))
    loss_of = nn.BCEWithLogitsLoss(pos_weight=weight)
    average = Average(model, 0.998)
    began, done, report = time.time(), 0, {}
    for epoch in range(epochs):
        model.train()
        for k, part in enumerate(batches(rows, size, rng)):
            ids, mask = pad([rows[j][0] for j in part])
            loss = loss_of(model(ids, mask), torch.tensor(np.stack([rows[j][1] for j in part])))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            plan.step()
            average.step(model)
            done += len(part)
            if k % 50 == 0:
                log(f"epoch {epoch + 1} of {epochs}, {done} turn passes, loss {loss.item():.4f}, {done / (time.time() - began):.0f} a second", flush=True)
        if epoch == epochs - 1:
            average.into(model)
        p = scores(model, dev)
        y = np.stack([y for _, y in dev])
        cross, flat = macro(p, y)
        report = {"epoch": epoch + 1, "turn passes": done, "dev macro-F1, thresholds from the other folds": round(cross, 4), "dev macro-F1, one threshold": round(flat, 4)}
        log(json.dumps(report), flush=True)
        out.mkdir(parents=True, exist_ok=True)
        torch.save({"body": model.body.state_dict(), "out": model.out.state_dict(), "report": report}, out / "goemotions.pt")
    return report


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--base", type=pathlib.Path, required=True)
    args.add_argument("--data", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    args.add_argument("--epochs", type=int, default=2)
    args.add_argument("--rate", type=float, default=1.2e-4)
    args.add_argument("--decay", type=float, default=0.9)
    args.add_argument("--limit", type=int)
    a = args.parse_args()
    train(a.base, a.data, a.out, epochs=a.epochs, rate=a.rate, decay=a.decay, limit=a.limit)
