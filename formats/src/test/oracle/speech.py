"""Counts what recognisers' transcripts hold: `speech.py FIXTURES > speech.csv`.

Written from the makers' documentation and from looking at the files, not from Heard's code. A row
is a turn; of its text only the letters and digits are counted. A file without a turn has one row
with nothing in it. No file says whose side somebody is on, so every role is `?`.

A turn is an utterance or a segment, where the recogniser gives such; else words in a row by one
speaker. AssemblyAI counts milliseconds, the others seconds. Speechmatics calls a speaker whom it
does not know UU.
"""

import json
import sys
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from pathlib import Path


def letters(text):
    return sum(unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd" for c in text)


def seconds(number, per_second=1):
    return (Decimal(number) / per_second).quantize(Decimal("0.001"), ROUND_HALF_UP)


def rows(words, who, text, start, end):
    """Words in a row by one speaker, as (speaker, from, to, text)."""
    for speaker, run in groupby(words, who):
        run = list(run)
        yield speaker, start(run[0]), end(run[-1]), " ".join(text(word) for word in run)


def deepgram(data):
    results = data["results"]
    if results.get("utterances"):
        for u in results["utterances"]:
            yield u.get("speaker"), seconds(u["start"]), seconds(u["end"]), u["transcript"]
        return
    assert len(results["channels"]) == 1
    yield from rows(
        results["channels"][0]["alternatives"][0]["words"],
        lambda w: w.get("speaker"),
        lambda w: w.get("punctuated_word") or w["word"],
        lambda w: seconds(w["start"]),
        lambda w: seconds(w["end"]),
    )


def assemblyai(data):
    if data.get("utterances"):
        for u in data["utterances"]:
            yield u["speaker"], seconds(u["start"], 1000), seconds(u["end"], 1000), u["text"]
        return
    yield from rows(
        data["words"],
        lambda w: w["speaker"],
        lambda w: w["text"],
        lambda w: seconds(w["start"], 1000),
        lambda w: seconds(w["end"], 1000),
    )


def speechmatics(data):
    def who(result):
        label = result["alternatives"][0].get("speaker")
        return None if label == "UU" else label

    yield from rows(
        data["results"],
        who,
        lambda r: r["alternatives"][0]["content"],
        lambda r: seconds(r["start_time"]),
        lambda r: seconds(r["end_time"]),
    )


def whisper(data):
    for s in data["segments"]:
        yield s.get("speaker"), seconds(s["start"]), seconds(s["end"]), s["text"]


def main():
    fixtures = Path(sys.argv[1])
    print("file;format;conversation;turn;speaker;role;visibility;at;until;letters")
    for kind in (assemblyai, deepgram, speechmatics, whisper):
        for path in sorted((fixtures / kind.__name__).iterdir()):
            name = f"{kind.__name__}/{path.name}"
            data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
            said = list(kind(data))
            order = list(dict.fromkeys(who for who, _, _, _ in said))
            for i, (who, start, end, text) in enumerate(said):
                row = f"{order.index(who)};?;public;{start};{end}"
                print(f"{name};{kind.__name__};0;{i};{row};{letters(text)}")
            if not said:
                print(f"{name};{kind.__name__};;;;;;;;")


main()
