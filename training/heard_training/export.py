"""Writes what ships: two small graphs (words, heads), eight-bit weights in a reduced range."""

import argparse
import json
import pathlib
import shutil

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from . import data as d
from .encoder import load_base
from .network import KEPT, Reader


class Words(nn.Module):
    """Word pieces of one turn to token scores and the turn's vector. No padding: one turn a run."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids):
        mask = torch.ones_like(ids)
        states = self.reader.body(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.reader.tokens(states)[0], states.mean(1)[0]


class Heads(nn.Module):
    """A turn's pooled scores, its vector and role, and the kept vectors before it, to logits.

    The first row of the kept vectors is not read: ONNX Runtime's Java side knows no empty tensors.
    """

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, pooled, vector, role, earlier, earlier_roles):
        r = self.reader
        before = r.state(torch.cat([earlier, r.role(earlier_roles)], -1)[1:])
        logits, levels, style = r.heads(pooled.unsqueeze(0), vector.unsqueeze(0), role, before)
        return torch.cat([logits[0], levels[0], style[0]])


def load(base, weights):
    kept = torch.load(weights, weights_only=False)
    reader = Reader(load_base(base), kept.get("context", "gru"))
    reader.load_state_dict(kept["model"])
    return reader.eval()


def export(base, weights, out):
    out.mkdir(parents=True, exist_ok=True)
    reader = load(base, weights)
    size = reader.body.config.hidden_size
    full = out / "words-fp32.onnx"
    torch.onnx.export(
        Words(reader), (torch.tensor([[101, 2023, 2003, 102]]),), str(full), dynamo=False, opset_version=17,
        input_names=["ids"], output_names=["scores", "vector"], dynamic_axes={"ids": {1: "n"}, "scores": {0: "n"}})
    torch.onnx.export(
        Heads(reader),
        (torch.zeros(len(d.HEADS)), torch.zeros(size), torch.tensor([0]), torch.zeros(3, size), torch.tensor([0, 1, 0])),
        str(out / "heads.onnx"), dynamo=False, opset_version=17,
        input_names=["pooled", "vector", "role", "earlier", "earlier_roles"], output_names=["logits"],
        dynamic_axes={"earlier": {0: "k"}, "earlier_roles": {0: "k"}})
    # the 78 token scores stay in full precision: they are the evidence, and cost nothing
    keep = [n.name for n in onnx.load(str(full)).graph.node if n.op_type == "MatMul" and "tokens" in n.name]
    quantize_dynamic(
        str(full), str(out / "words.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=keep)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    sharp = torch.nn.functional.softplus(reader.sharp).detach().numpy()
    json.dump({"heads": d.HEADS, "styles": d.STYLES, "kept": KEPT, "vector": size, "sharp": [round(float(x), 5) for x in sharp]}, open(out / "shape.json", "w"))
    for name in ("words-fp32.onnx", "words.onnx", "heads.onnx", "tokenizer.json"):
        print(name, f"{(out / name).stat().st_size / 1e6:.1f} MB")


class Runner:
    """The exported graphs, run as the Java side runs them: one turn at a time."""

    def __init__(self, folder, words="words.onnx", longest=128):
        import onnxruntime as ort
        from .encoder import tokenizer

        o = ort.SessionOptions()
        o.intra_op_num_threads = 1
        self.words = ort.InferenceSession(str(folder / words), o)
        self.heads = ort.InferenceSession(str(folder / "heads.onnx"), o)
        self.shape = json.load(open(folder / "shape.json"))
        self.sharp = np.array(self.shape["sharp"], dtype=np.float32)
        self.tok = tokenizer(folder)
        self.longest = longest

    def turn(self, text):
        from .encoder import pieces

        ids, offsets = pieces(*(lambda e: (e.ids, e.offsets))(self.tok.encode(text)), self.longest)
        scores, vector = self.words.run(None, {"ids": np.array([ids], dtype=np.int64)})
        x = scores * self.sharp
        w = np.exp(x - x.max(0))
        w /= w.sum(0)
        return scores, np.round(vector, 4), (w * scores).sum(0).astype(np.float32), offsets

    def talk(self, turns):
        """Logits of every turn of a conversation: [turns, heads + 3 + styles]."""
        vectors, roles, out = [], [], []
        for text, role in turns:
            _, vector, pooled, _ = self.turn(text)
            earlier = np.stack([np.zeros_like(vector), *vectors[-self.shape["kept"] :]])
            out.append(
                self.heads.run(None, {"pooled": pooled, "vector": vector, "role": np.array([role], dtype=np.int64), "earlier": earlier,
                                      "earlier_roles": np.array([0, *roles[-self.shape["kept"] :]], dtype=np.int64)})[0])
            vectors.append(vector)
            roles.append(role)
        return np.stack(out)


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--base", type=pathlib.Path, required=True)
    args.add_argument("--weights", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    a = args.parse_args()
    export(a.base, a.weights, a.out)
