#!/usr/bin/env python3
"""Says what each label has earned, and on what: the figures behind `@About(earned = …)`.

usage: earned.py SEEN.json

SEEN is what `./heard evaluate --unearned --as json` prints over the labelled sets that authors of
detectors looked at. Verdicts on single firings stand in the folders beside this script, one file a
label: the first 50 firings on real customers' turns (`customers`), and on conversations that were
written by people who did not know the detectors, after these were done (`written`; where the writer
had marked the label, the firing is right, and a second reader judged the others).

Rules: likely takes a precision of .80, sure takes .90, on at least 30 firings.
- A label of customers whose firings on real turns were read: that reading decides (below .80 on 10 is
  enough to stay possible); sure takes the written conversations too.
- Any other label: the written conversations, where it fired 30 times there.
- Fired less there: all labelled sets together; but not where the written ones, with 5 firings or
  more, fall below .70.
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
    if read[0] >= 10 and precision(read) < 0.8:
        return "POSSIBLE"
    if read[0] >= 30:
        sure = precision(read) >= 0.9 and written[0] >= 10 and precision(written) >= 0.9
        return "SURE" if sure else "LIKELY" if precision(read) >= 0.8 else "POSSIBLE"
    if written[0] >= 30:
        return "SURE" if precision(written) >= 0.9 else "LIKELY" if precision(written) >= 0.8 else "POSSIBLE"
    both = (seen[0] + written[0], seen[1] + written[1])
    failed = written[0] >= 5 and precision(written) < 0.7
    return "LIKELY" if both[0] >= 30 and precision(both) >= 0.8 and not failed else "POSSIBLE"


def shown(pair):
    return f"{pair[1]}/{pair[0]}" + (f" {precision(pair):.2f}" if pair[0] else "") if pair else "–"


print("| label | labelled sets, seen | written, unseen | real turns, read | earned |\n|---|---|---|---|---|")
for code in sorted(labels):
    row = labels[code]
    print(f"| `{code}` | {shown(row.get('seen'))} | {shown(row.get('written'))} | {shown(row.get('customers'))} | {level(row).lower()} |")
