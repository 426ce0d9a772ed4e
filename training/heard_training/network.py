"""The whole network: words once through the body, token scores, a context of kept vectors, heads."""

import contextlib

import torch
from torch import nn

from .data import HEADS, STYLES

KEPT = 32
"""The most earlier turns that the context knows of."""
HALF = KEPT // 2
"""How often the context begins anew: it knows of at least so many earlier turns, where there are as many."""


class Reader(nn.Module):
    """One turn in, everything out.

    Token scores say which words show a label: `scores[t, l]`. A label's logit is a soft maximum of
    its token scores (its pooled score), plus what the turn's vector and the context say. What is kept of
    a turn is its vector and its pooled scores, side by side.

    `context`: "labels" as shipped; "gru" keeps vectors without pooled scores; "none" keeps nothing.
    """

    def __init__(self, body, context="labels", hidden=192):
        super().__init__()
        self.body = body
        size = body.config.hidden_size
        seen = len(HEADS) if context == "labels" else 0
        self.context = context
        self.half = False
        """Whether training multiplies in bfloat16: twice as fast where the processor can, not exact elsewhere."""
        self.tokens = nn.Linear(size, len(HEADS))
        self.role = nn.Embedding(3, 16)
        row = size + seen + 16
        if context != "none":
            self.gru = nn.GRU(row, hidden, batch_first=True)
        self.start = nn.Parameter(torch.zeros(1, row))
        width = row + (hidden if context != "none" else 0) + (row if context == "labels" else 0)
        self.mix = nn.Sequential(nn.Dropout(0.2), nn.Linear(width, 256), nn.GELU(), nn.Dropout(0.2))
        self.out = nn.Linear(256, len(HEADS))
        self.intensity = nn.Linear(256, 3)
        self.style = nn.Linear(256, len(STYLES))
        self.ahead = nn.Linear(256, 1)
        self.sharp = nn.Parameter(torch.full((len(HEADS),), 1.0))

    def words(self, ids, mask, kinds=None):
        """Token states to (token scores, turn vectors)."""
        with self.halved():
            states = self.body(input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        with torch.autocast("cpu", enabled=False):
            states = states.float()
            m = mask.unsqueeze(-1)
            vector = (states * m).sum(1) / m.sum(1).clamp(min=1)
            return self.tokens(states), vector

    def halved(self):
        """A stretch in which training multiplies in bfloat16 where it may; weights are cast once in it."""
        return torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half and self.training)

    def pooled(self, scores, mask):
        """A soft maximum over the tokens."""
        scores = scores.masked_fill(mask.unsqueeze(-1) == 0, -30.0)
        weights = torch.softmax(scores * torch.nn.functional.softplus(self.sharp), 1)
        return (weights * scores.clamp(min=-30)).sum(1)

    def kept(self, pooled, vector, role):
        """What stands for a turn in the context: [turns, row]."""
        parts = [vector, self.role(role)]
        if self.context == "labels":
            parts.insert(1, torch.sigmoid(pooled))
        return torch.cat(parts, -1)

    def heads(self, pooled, row, before):
        """`row`: what is kept of the turn; `before`: the context before it, [turns, width]; ignored without context."""
        mixed = self.mix(row if self.context == "none" else torch.cat([row, before], -1))
        return pooled + self.out(mixed), self.intensity(mixed), self.style(mixed), self.ahead(mixed)

    def before(self, rows):
        """The context before each turn of one conversation: [turns, width].

        A learned first row stands for the beginning. So that a turn costs one step of the recurrent layer at any place, the
        context of turns from the 33rd on begins at a multiple of HALF, between HALF and KEPT turns earlier.
        """
        n = rows.shape[0]
        states = [self.gru(torch.cat([self.start, rows[: min(n, KEPT) - 1]], 0).unsqueeze(0))[0][0]]
        for own in range(KEPT, n, HALF):
            begun = own - HALF
            earlier = torch.cat([self.start, rows[begun : min(n, own + HALF) - 1]], 0)
            states.append(self.gru(earlier.unsqueeze(0))[0][0, HALF:])
        states = torch.cat(states, 0)
        last = torch.cat([self.start, rows[:-1]], 0)
        return torch.cat([states, last], -1) if self.context == "labels" else states

class Average:
    """A running mean of the weights over some hundred steps: steadier than the last step's."""

    def __init__(self, model, decay=0.997):
        self.decay = decay
        self.values = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}

    @torch.no_grad()
    def step(self, model):
        for n, p in model.named_parameters():
            if p.requires_grad:
                self.values[n].lerp_(p, 1 - self.decay)

    @torch.no_grad()
    def into(self, model):
        for n, p in model.named_parameters():
            if p.requires_grad:
                p.copy_(self.values[n])

    @contextlib.contextmanager
    def of(self, model):
        """The model with these weights, for a while."""
        own = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}
        self.into(model)
        yield
        with torch.no_grad():
            for n, p in model.named_parameters():
                if p.requires_grad:
                    p.copy_(own[n])
