#!/usr/bin/env python3
"""Says what each label has earned, and on what: the figures behind `@About(earned = …)`.

usage: earned.py SEEN.json UNSEEN.json

SEEN and UNSEEN are what `./heard evaluate --unearned --as json` prints over the sets that authors of
detectors looked at, and over those that nobody looked at. The readings are the verdicts in
`customers/` beside this script: of the first 50 firings on real customers' turns.

Rules: likely takes a precision of .80, sure takes .90, on at least 30 firings.
- A label with a reading of real turns: the reading and the unseen sets together decide.
- Any other label: all labelled sets together decide, and the unseen ones alone may not fall below .70
  where they have 10 firings or more. Sure takes .90 on 30 firings of the unseen sets alone.
"""
import json, pathlib, sys

here = pathlib.Path(__file__).parent
labels = {}
for column, file in (("seen", sys.argv[1]), ("unseen", sys.argv[2])):
    for row in json.load(open(file, encoding="utf-8"))["labels"]:
        labels.setdefault(row["code"], {})[column] = (row["heard"], row["right"])
for file in sorted((here / "customers").glob("*.tsv")):
    verdicts = [line.split("\t")[1].strip() for line in open(file, encoding="utf-8")]
    right, wrong = verdicts.count("right"), verdicts.count("wrong")
    labels.setdefault(file.stem, {})["read"] = (right + wrong, right)


def precision(pair):
    return pair[1] / pair[0] if pair[0] else 0.0


def level(row):
    seen, unseen, read = (row.get(c, (0, 0)) for c in ("seen", "unseen", "read"))
    if read[0] >= 30:
        both = (read[0] + unseen[0], read[1] + unseen[1])
        return "SURE" if precision(both) >= 0.9 else "LIKELY" if precision(both) >= 0.8 else "POSSIBLE"
    both = (seen[0] + unseen[0], seen[1] + unseen[1])
    if unseen[0] >= 30 and precision(unseen) >= 0.9:
        return "SURE"
    failed = unseen[0] >= 10 and precision(unseen) < 0.7
    return "LIKELY" if both[0] >= 30 and precision(both) >= 0.8 and not failed else "POSSIBLE"


def shown(pair):
    return f"{pair[1]}/{pair[0]}" + (f" {precision(pair):.2f}" if pair[0] else "") if pair else "–"


print("| label | seen sets | unseen sets | real turns read | earned |\n|---|---|---|---|---|")
for code in sorted(labels):
    row = labels[code]
    print(f"| `{code}` | {shown(row.get('seen'))} | {shown(row.get('unseen'))} | {shown(row.get('read'))} | {level(row).lower()} |")
