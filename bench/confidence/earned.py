#!/usr/bin/env python3
"""Says what each label's phrases have earned, and on what: the figures behind `@About(earned = …)`.

usage: earned.py [shipped]

Verdicts on single firings stand in the folders beside this script, one file a label, one firing a line:
`written`, up to 50 on corpus conversations whose authors did not know the detectors and whose texts no
author of a detector had seen (where the writer had marked the label, the firing is right; second readers
judged the others); `customers`, up to 50 on real customers' turns (tweets to airlines, plain chats and
calls; see pool.py); `counselling`, on therapists' and clients' turns, printed and not used. Unsure ones
count neither way. Row ids are `conversation#turn`.

`shipped` prints what readers said of likely and sure signals of phrases and model together.

Rules: likely takes a precision of .80 on at least 30 firings, sure .90.
1. Where 30 firings or more on real customers' turns were read, they decide; but not for labels that
   answer what an agent said, since real customers' turns stand there without the agent's.
2. Else 30 or more in the written conversations decide.
3. Else the label stays possible.
Sure also takes .80 in the other reading, where that has 30 firings.
"""
import pathlib
import sys

here = pathlib.Path(__file__).parent
ANSWERS = {"confirms", "corrects", "withdrawal"}


def tally(folder, code):
    path = here / folder / (code + ".tsv")
    if not path.exists():
        return (0, 0)
    verdicts = [line.split("\t")[1].strip() for line in open(path, encoding="utf-8")]
    right, wrong = verdicts.count("right"), verdicts.count("wrong")
    return (right + wrong, right)


def precision(pair):
    return pair[1] / pair[0] if pair[0] else 0.0


def level(code):
    real, written = tally("customers", code), tally("written", code)
    if code in ANSWERS:
        real = (0, 0)
    decides, other = (real, written) if real[0] >= 30 else (written, real)
    if decides[0] < 30 or precision(decides) < 0.8:
        return "POSSIBLE"
    return "SURE" if precision(decides) >= 0.9 and (other[0] < 30 or precision(other) >= 0.8) else "LIKELY"


def shown(pair):
    return f"{pair[1]}/{pair[0]} {precision(pair):.2f}" if pair[0] else "–"


if __name__ == "__main__":
    if sys.argv[1:] == ["shipped"]:
        for path in sorted((here / "shipped").glob("*.tsv")):
            print(f"| `{path.stem}` | {shown(tally('shipped', path.stem))} |")
        sys.exit()
    codes = sorted({p.stem for folder in ("customers", "written") for p in (here / folder).glob("*.tsv")})
    print("| label | written, unseen | real customers | counselling | earned |\n|---|---|---|---|---|")
    for code in codes:
        print(f"| `{code}` | {shown(tally('written', code))} | {shown(tally('customers', code))} | {shown(tally('counselling', code))} | {level(code).lower()} |")
