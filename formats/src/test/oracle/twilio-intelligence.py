"""Rows for OracleTest from Twilio Intelligence, by the pages on its resources.

    python3 twilio-intelligence.py FIXTURES \
        > ../resources/io/heard/formats/oracle/twilio-intelligence.csv

Only sentences hold words; nobody can tell whose side says "test test". A transcript and the results
of operators are of the same product and hold none.
"""
import json
import pathlib
import sys
import unicodedata

FOLDER = "twilio-intelligence"


def letters(text):
    kinds = [unicodedata.category(c) for c in text]
    return sum(kind[0] == "L" or kind == "Nd" for kind in kinds)


def seconds(value):
    return "" if value is None else "%.3f" % float(value)


print("file;format;conversation;turn;speaker;role;visibility;at;until;letters")
for path in sorted((pathlib.Path(sys.argv[1]) / FOLDER).iterdir()):
    name = FOLDER + "/" + path.name
    seen = []
    sentences = json.loads(path.read_text("utf-8")).get("sentences", [])
    for number, sentence in enumerate(sorted(sentences, key=lambda s: s["sentence_index"])):
        who = sentence["media_channel"]
        seen = seen if who in seen else seen + [who]
        print(";".join(map(str, [
            name, FOLDER, 0, number, seen.index(who), "unknown", "public",
            seconds(sentence["start_time"]), seconds(sentence["end_time"]),
            letters(sentence["transcript"])])))
    if not sentences:
        print(name + ";" + FOLDER + ";" * 8)
