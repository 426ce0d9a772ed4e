"""Writes what ships: two small graphs (words, heads), eight-bit weights in a reduced range."""

import argparse
import json
import pathlib
import random
import shutil

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from . import data as d
from .encoder import LONGEST, load_base, pieces, tokenizer
from .network import HALF, KEPT, Reader


class Words(nn.Module):
    """Word pieces of one turn to token scores and the turn's vector. No padding: one turn a run."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids):
        mask = torch.ones_like(ids)
        states = self.reader.body(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.reader.tokens(states)[0], states.mean(1)[0]


class Smooth(nn.Module):
    """A linear layer whose inputs are brought to like size first, and its weights scaled back: the same function, and
    eight bits lose less of it, since no input outgrows the others (SmoothQuant, Xiao et al. 2023)."""

    def __init__(self, linear, largest, share=0.75):
        super().__init__()
        weights = linear.weight.abs().amax(0).clamp(min=1e-5)
        scale = (largest.clamp(min=1e-5) ** share / weights ** (1 - share)).clamp(min=1e-3)
        self.register_buffer("back", 1 / scale)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight.data = linear.weight.data * scale
        self.linear.bias.data = linear.bias.data

    def forward(self, x):
        return self.linear(x * self.back)


@torch.no_grad()
def smoothed(reader, tok, texts):
    """Puts Smooth in the place of the transformer's linear layers; `texts` show how large their inputs get."""
    largest, hooks = {}, []

    def watch(name):
        def see(_, inputs):
            seen = inputs[0].abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest[name], seen) if name in largest else seen

        return see

    layers = {n: m for n, m in reader.body.named_modules() if isinstance(m, nn.Linear)}
    for name, layer in layers.items():
        hooks.append(layer.register_forward_pre_hook(watch(name)))
    for text in texts:
        ids, _ = pieces(tok.encode(text).ids, [], LONGEST)
        reader.body(input_ids=torch.tensor([ids]), attention_mask=torch.ones(1, len(ids)))
    for hook in hooks:
        hook.remove()
    for name, layer in layers.items():
        parent, _, own = name.rpartition(".")
        setattr(reader.body.get_submodule(parent), own, Smooth(layer, largest[name]))


class Heads(nn.Module):
    """A turn's pooled scores, its vector and role, and the memory of what came before it, to logits and to the memory that
    the next turn is read with.

    The memory: the recurrent layer's state, its state since the last multiple of HALF turns, what is kept of the turn
    before, and a tenth of the number of turns (from KEPT on, counted anew from HALF). Before the first turn it is all zero.
    """

    def __init__(self, reader):
        super().__init__()
        self.reader = reader
        begun = reader.gru(reader.start.unsqueeze(0))[1][0].detach()
        self.register_buffer("begun", begun)
        self.register_buffer("first", torch.cat([begun, begun, reader.start.detach(), torch.zeros(1, 1)], -1))

    def forward(self, pooled, vector, role, memory):
        r, size = self.reader, self.begun.shape[1]
        memory = torch.where(memory[:, -1:] == 0, self.first, memory)
        own = r.kept(pooled.unsqueeze(0), vector.unsqueeze(0), role)
        logits, levels, style, ahead = r.heads(pooled.unsqueeze(0), own, torch.cat([memory[:, :size], memory[:, 2 * size : -1]], -1))
        states = r.gru(own.expand(2, -1).unsqueeze(1), memory[:, : 2 * size].reshape(1, 2, size))[1][0]
        count = torch.round(memory[:, -1:] * 10) + 1
        half, whole = count == HALF, count == KEPT
        older = torch.where(whole, states[1:], states[:1])
        younger = torch.where(half | whole, self.begun, states[1:])
        count = torch.where(whole, count - HALF, count) / 10
        return torch.cat([logits[0], levels[0], style[0], ahead[0]]), torch.cat([older, younger, own, count], -1)[0]


def load(base, weights):
    kept = torch.load(weights, weights_only=False)
    reader = Reader(load_base(base), kept["context"])
    reader.load_state_dict(kept["model"])
    return reader.eval()


def sample(corpus, n=600):
    """Turns of the corpus that is trained on, for `smoothed`."""
    turns = [u.text for t in d.of_corpus(corpus) if d.split(t.id) == "train" for u in t.turns]
    return random.Random(7).sample(turns, n)


def export(base, weights, out, texts):
    out.mkdir(parents=True, exist_ok=True)
    reader = load(base, weights)
    smoothed(reader, tokenizer(base), texts)
    size = reader.body.config.hidden_size
    full = out / "words-fp32.onnx"
    torch.onnx.export(
        Words(reader), (torch.tensor([[101, 2023, 2003, 102]]),), str(full), dynamo=False, opset_version=17,
        input_names=["ids"], output_names=["scores", "vector"], dynamic_axes={"ids": {1: "n"}, "scores": {0: "n"}})
    heads = Heads(reader)
    torch.onnx.export(
        heads, (torch.zeros(len(d.HEADS)), torch.zeros(size), torch.tensor([0]), torch.zeros(1, heads.first.shape[1])),
        str(out / "heads.onnx"), dynamo=False, opset_version=17,
        input_names=["pooled", "vector", "role", "memory"], output_names=["logits", "next"])
    # the 78 token scores stay in full precision: they are the evidence, and cost nothing
    keep = [n.name for n in onnx.load(str(full)).graph.node if n.op_type == "MatMul" and "tokens" in n.name]
    quantize_dynamic(
        str(full), str(out / "words.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=keep)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    sharp = torch.nn.functional.softplus(reader.sharp).detach().numpy()
    json.dump({"heads": d.HEADS, "styles": d.STYLES, "vector": size, "memory": heads.first.shape[1], "sharp": [round(float(x), 5) for x in sharp]}, open(out / "shape.json", "w"))
    for name in ("words-fp32.onnx", "words.onnx", "heads.onnx", "tokenizer.json"):
        print(name, f"{(out / name).stat().st_size / 1e6:.1f} MB")


class Runner:
    """The exported graphs, run as the Java side runs them: one turn at a time."""

    def __init__(self, folder, words="words.onnx", longest=128):
        import onnxruntime as ort

        o = ort.SessionOptions()
        o.intra_op_num_threads = 1
        self.words = ort.InferenceSession(str(folder / words), o)
        self.heads = ort.InferenceSession(str(folder / "heads.onnx"), o)
        self.shape = json.load(open(folder / "model.json" if (folder / "model.json").exists() else folder / "shape.json"))
        self.sharp = np.array(self.shape["sharp"], dtype=np.float32)
        self.tok = tokenizer(folder)
        self.longest = longest

    def pieces(self, text):
        """Word pieces of a turn and where they stand."""
        own = self.tok.encode(text)
        return pieces(own.ids, own.offsets, self.longest)

    def read(self, ids):
        """(token scores, what is kept of the turn)."""
        scores, vector = self.words.run(None, {"ids": np.array([ids], dtype=np.int64)})
        x = scores * self.sharp
        w = np.exp(x - x.max(0))
        w /= w.sum(0)
        return scores, np.round(np.concatenate([vector, (w * scores).sum(0)]), 4).astype(np.float32)

    def logits(self, own, role, memory=None):
        """(logits, the memory that the next turn is read with); without a memory, of a first turn."""
        size = self.shape["vector"]
        memory = np.zeros(self.shape["memory"], dtype=np.float32) if memory is None else memory
        out, after = self.heads.run(None, {
            "pooled": own[size:], "vector": own[:size], "role": np.array([role], dtype=np.int64), "memory": memory[None]})
        return out, np.round(after, 4)

    def talk(self, turns):
        """Logits of every turn of a conversation: [turns, heads + 3 + styles + 1]."""
        memory, out = None, []
        for text, role in turns:
            _, own = self.read(self.pieces(text)[0])
            logits, memory = self.logits(own, role, memory)
            out.append(logits)
        return np.stack(out)


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--base", type=pathlib.Path, required=True)
    args.add_argument("--weights", type=pathlib.Path, required=True)
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    a = args.parse_args()
    export(a.base, a.weights, a.out, sample(a.corpus))
