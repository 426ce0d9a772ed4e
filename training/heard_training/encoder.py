"""The network: words to token states once, label scores from token states, context from kept vectors."""

import pathlib

import torch
from torch import nn
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel
from safetensors.torch import load_file

LONGEST = 128
"""Word pieces of a turn that are read; the middle of a longer turn is left out."""


def tokenizer(base: pathlib.Path) -> Tokenizer:
    tok = Tokenizer.from_file(str(base / "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    return tok


def pieces(ids: list[int], offsets: list[tuple[int, int]], longest: int = LONGEST):
    """Cuts the middle out of a long turn: how it opens and how it ends says most."""
    if len(ids) <= longest:
        return ids, offsets
    head = longest // 2
    tail = longest - head
    return ids[:head] + ids[-tail:], offsets[:head] + offsets[-tail:]


def load_base(base: pathlib.Path) -> BertModel:
    config = BertConfig.from_json_file(base / "config.json")
    config._attn_implementation = "eager"
    model = BertModel(config, add_pooling_layer=False)
    weights = load_file(str(base / "model.safetensors"))
    weights = {k.removeprefix("bert."): v for k, v in weights.items() if "pooler" not in k and "position_ids" not in k}
    missing, unexpected = model.load_state_dict(weights, strict=False)
    if [m for m in missing if "position_ids" not in m] or unexpected:
        raise SystemExit(f"{base}: these weights do not fit: missing {missing}, unexpected {unexpected}")
    return model


def pad(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    width = max(len(r) for r in rows)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return ids, mask


def mean(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    m = mask.unsqueeze(-1)
    return (states * m).sum(1) / m.sum(1).clamp(min=1)
