"""All stages in their order; what is done already is not done again."""

import argparse
import pathlib
import shutil

import torch

from . import base, calibrate, card, data, export, train

SHIPPED = ["words.onnx", "heads.onnx", "tokenizer.json", "model.json"]


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--data", type=pathlib.Path, required=True, help="the folder with train/ and measure/")
    args.add_argument("--out", type=pathlib.Path, required=True, help="where checkpoints and results go")
    args.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    args.add_argument("--pages", type=pathlib.Path, default=pathlib.Path("detectors/src/main/resources/io/heard/detectors"))
    args.add_argument("--heard", nargs="+", default=["./heard"], help="the command that reads by phrases")
    args.add_argument("--ship", type=pathlib.Path, help="the folder that the four files are copied to in the end")
    a = args.parse_args()
    torch.set_num_threads(2)  # sums come out otherwise in the last digit with another number
    start, reading, last, model = a.out / "base", a.out / "reading", a.out / "last", a.out / "model"
    if not (start / "tokenizer.json").exists():
        base.of_jar(base.fetched(a.out), start)
    if not (reading / "reader.pt").exists():
        train.train(start, None, train.sets_of(a.corpus, a.data, a.pages), reading)
    if not (last / "reader.pt").exists():
        train.train(start, reading / "reader.pt", train.last_sets_of(a.corpus, a.data, a.pages), last, epochs=1, rate=3e-5, head_rate=3e-4, seed=29)
    export.export(start, last / "reader.pt", model, export.sample(a.corpus))
    runner = export.Runner(model)
    rows = calibrate.gather(runner, a.heard, [t for t in data.of_corpus(a.corpus) if data.split(t.id) == "dev"])
    rows += calibrate.gather(runner, a.heard, data.of_jsonl(a.data / "measure/support-dialogues/tune.jsonl", "tune"))
    near = calibrate.gather(runner, a.heard, [t for t in data.of_pages(a.pages) if not any(u.labels for u in t.turns)])
    levels, _ = calibrate.levels(rows)
    calibrate.sheet(model, calibrate.calibrate(rows, near), levels, {"base": "bge-small-en-v1.5"})
    passes = sum(torch.load(f / "checkpoint.pt", weights_only=False)["done"] for f in (reading, last))
    card.write(a.out, a.corpus, card.short(model, a.corpus, a.data / "measure/support-dialogues/report.jsonl"), f"{passes:,}")
    if a.ship:
        for name in SHIPPED:
            shutil.copy(model / name, a.ship / name)
