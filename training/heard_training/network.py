"""The whole network: words once through the body, token scores, a context of kept vectors, heads."""

import math

import torch
from torch import nn

from .data import HEADS, LABELS, STYLES

KEPT = 32
"""Earlier turns whose vectors are kept for context."""


class Reader(nn.Module):
    """One turn in, everything out.

    Token scores say which words show a label: `scores[t, l]`. A label's logit is a soft maximum of
    its token scores, plus what the turn's vector and the context say.
    """

    def __init__(self, body, context="gru", hidden=192):
        super().__init__()
        self.body = body
        size = body.config.hidden_size
        self.context = context
        self.tokens = nn.Linear(size, len(HEADS))
        self.role = nn.Embedding(3, 16)
        if context == "gru":
            self.gru = nn.GRU(size + 16, hidden, batch_first=True)
        self.start = nn.Parameter(torch.zeros(1, size + 16))
        width = size + 16 + (hidden if context == "gru" else 0)
        self.mix = nn.Sequential(nn.Dropout(0.2), nn.Linear(width, 256), nn.GELU(), nn.Dropout(0.2))
        self.out = nn.Linear(256, len(HEADS))
        self.intensity = nn.Linear(256, 3)
        self.style = nn.Linear(256, len(STYLES))
        self.sharp = nn.Parameter(torch.full((len(HEADS),), 1.0))

    def words(self, ids, mask, kinds=None):
        """Token states to (token scores, turn vectors)."""
        states = self.body(input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        m = mask.unsqueeze(-1)
        vector = (states * m).sum(1) / m.sum(1).clamp(min=1)
        return self.tokens(states), vector

    def pooled(self, scores, mask):
        """A soft maximum over the tokens."""
        scores = scores.masked_fill(mask.unsqueeze(-1) == 0, -30.0)
        weights = torch.softmax(scores * torch.nn.functional.softplus(self.sharp), 1)
        return (weights * scores.clamp(min=-30)).sum(1)

    def heads(self, pooled, vector, role, before):
        """`before`: the context's state before this turn, [turns, hidden]; ignored without context."""
        parts = [vector, self.role(role)]
        if self.context == "gru":
            parts.append(before)
        mixed = self.mix(torch.cat(parts, -1))
        return pooled + self.out(mixed), self.intensity(mixed), self.style(mixed)

    def before(self, vectors, roles):
        """States before each turn of one conversation: [turns, hidden]. At most KEPT earlier turns count.

        A learned first row stands for the beginning of what is kept.
        """
        n = vectors.shape[0]
        rows = torch.cat([vectors, self.role(roles)], -1)
        if n <= KEPT + 1:
            states, _ = self.gru(torch.cat([self.start, rows[:-1]], 0).unsqueeze(0))
            return states[0]
        return torch.cat([self.state(rows[max(0, i - KEPT) : i]) for i in range(n)], 0)

    def state(self, rows):
        """The state after some kept rows: [1, hidden]."""
        return self.gru(torch.cat([self.start, rows], 0).unsqueeze(0))[1][0]


def level(logits):
    """Expected and most likely intensity from cumulative logits of >= 1, >= 2, >= 3."""
    at_least = torch.sigmoid(logits)
    return (at_least > 0.5).sum(-1)
