"""How much faster sorted batches would be than one turn a run: the price of numbers that no neighbour moves.

Exports the same network with a batch dimension, quantized in the same way, and runs the held-out turns on two
threads: one by one, and in batches of turns of like length. Prints turns a second as multiples of one by one.
"""

import argparse
import concurrent.futures
import pathlib
import random
import tempfile
import time

import numpy as np
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from . import data as d
from .encoder import pieces, tokenizer
from .export import load, sample, smoothed

THREADS = 2


class Batch(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, mask):
        states = self.reader.body(input_ids=ids, attention_mask=mask).last_hidden_state
        m = mask.unsqueeze(-1).float()
        return self.reader.tokens(states), (states * m).sum(1) / m.sum(1)


def session(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    return ort.InferenceSession(str(path), options)


def speed(run, jobs, turns):
    """Turns a second over all jobs, on two threads."""
    with concurrent.futures.ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(run, jobs[:20]))
        began = time.perf_counter()
        list(threads.map(run, jobs))
        return turns / (time.perf_counter() - began)


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--base", type=pathlib.Path, required=True)
    args.add_argument("--weights", type=pathlib.Path, required=True)
    args.add_argument("--model", type=pathlib.Path, default=pathlib.Path("encoder/src/main/resources/io/heard/encoder"))
    args.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    args.add_argument("--turns", type=int, default=1600)
    a = args.parse_args()
    reader, tok = load(a.base, a.weights), tokenizer(a.base)
    smoothed(reader, tok, sample(a.corpus))
    texts = [u.text for t in d.of_corpus(a.corpus) if d.split(t.id) == "test" for u in t.turns]
    rows = [pieces(*(lambda e: (e.ids, e.offsets))(tok.encode(t)))[0] for t in random.Random(6).sample(texts, a.turns)]
    one = session(a.model / "words.onnx")
    alone = speed(lambda r: one.run(None, {"ids": np.array([r])}), rows, len(rows))
    print("one by one: 1.00")
    with tempfile.TemporaryDirectory() as tmp:
        full, small = pathlib.Path(tmp) / "full.onnx", pathlib.Path(tmp) / "small.onnx"
        torch.onnx.export(
            Batch(reader), (torch.ones(2, 5, dtype=torch.long), torch.ones(2, 5, dtype=torch.long)), str(full), dynamo=False, opset_version=17,
            input_names=["ids", "mask"], output_names=["scores", "vector"], dynamic_axes={"ids": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}})
        quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul", "Gather"])
        many = session(small)
        order = sorted(rows, key=len)
        for size in (4, 8, 16, 32, 64):
            jobs = []
            for i in range(0, len(order), size):
                part = order[i : i + size]
                ids, mask = (np.zeros((len(part), len(part[-1])), dtype=np.int64) for _ in range(2))
                for k, r in enumerate(part):
                    ids[k, : len(r)], mask[k, : len(r)] = r, 1
                jobs.append({"ids": ids, "mask": mask})
            print(f"sorted batches of {size}: {speed(lambda j: many.run(None, j), jobs, len(rows)) / alone:.2f}", flush=True)
