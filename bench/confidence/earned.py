#!/usr/bin/env python3
"""Says what each label has earned, and on what: the figures behind `@About(earned = …)`.

usage: earned.py SEEN.json

SEEN is what `./heard evaluate --unearned --as json` prints over the labelled sets that authors of
detectors looked at. Verdicts on single firings stand in the folders beside this script, one file a
label: the first 50 firings on real customers' turns (`customers`), and on conversations that were
written by people who did not know the detectors, after these were done (`written`; where the writer
had marked the label, the firing is right, and a second reader judged the others).

Rules: likely takes a precision of .80 on at least 30 firings, in this order:
1. where 30 firings or more on real customers' turns were read, that reading decides;
2. else where 30 or more stand in the written, unseen conversations, these decide;
3. else all labelled sets together, the seen ones too; but not where real turns fall below .80 on 10 or
   more, or the written ones below .50 on 5 or more.
Sure takes .90 on at least 30 firings that no author of a detector had seen, real and written together.
"""
import json, pathlib, sys

here = pathlib.Path(__file__).parent
labels = {row["code"]: {"seen": (row["heard"], row["right"])} for row in json.load(open(sys.argv[1], encoding="utf-8"))["labels"]}
for folder in ("customers", "written"):
    for file in sorted((here / folder).glob("*.tsv")):
        verdicts = [line.split("\t")[1].strip() for line in open(file, encoding="utf-8")]
        right, wrong = verdicts.count("right"), verdicts.count("wrong")
        labels.setdefault(file.stem, {})[folder] = (right + wrong, right)


def precision(pair):
    return pair[1] / pair[0] if pair[0] else 0.0


def level(row):
    seen, written, read = (row.get(c, (0, 0)) for c in ("seen", "written", "customers"))
    unseen = (written[0] + read[0], written[1] + read[1])
    every = (seen[0] + unseen[0], seen[1] + unseen[1])
    if unseen[0] >= 30 and precision(unseen) >= 0.9:
        return "SURE"
    for decides in (read, written):
        if decides[0] >= 30:
            return "LIKELY" if precision(decides) >= 0.8 else "POSSIBLE"
    failed = (read[0] >= 10 and precision(read) < 0.8) or (written[0] >= 5 and precision(written) < 0.5)
    return "LIKELY" if every[0] >= 30 and precision(every) >= 0.8 and not failed else "POSSIBLE"


def shown(pair):
    return f"{pair[1]}/{pair[0]}" + (f" {precision(pair):.2f}" if pair[0] else "") if pair else "–"


print("| label | labelled sets, seen | written, unseen | real turns, read | earned |\n|---|---|---|---|---|")
for code in sorted(labels):
    row = labels[code]
    print(f"| `{code}` | {shown(row.get('seen'))} | {shown(row.get('written'))} | {shown(row.get('customers'))} | {level(row).lower()} |")
