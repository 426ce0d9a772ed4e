"""Rows for OracleTest from Transcribe Call Analytics, by the page on its output.

    python3 transcribe-call-analytics.py FIXTURES \
        > ../resources/io/heard/formats/oracle/transcribe-call-analytics.csv
"""
import json
import pathlib
import sys
import unicodedata

FOLDER = "transcribe-call-analytics"


def letters(text):
    kinds = [unicodedata.category(c) for c in text]
    return sum(kind[0] == "L" or kind == "Nd" for kind in kinds)


print("file;format;conversation;turn;speaker;role;visibility;at;until;letters")
for path in sorted((pathlib.Path(sys.argv[1]) / FOLDER).iterdir()):
    seen = []
    for number, turn in enumerate(json.loads(path.read_text("utf-8"))["Transcript"]):
        who = turn["ParticipantRole"]
        seen = seen if who in seen else seen + [who]
        print(";".join(map(str, [
            FOLDER + "/" + path.name, FOLDER, 0, number, seen.index(who), who.lower(), "public",
            "%.3f" % (turn["BeginOffsetMillis"] / 1000), "%.3f" % (turn["EndOffsetMillis"] / 1000),
            letters(turn["Content"])])))
