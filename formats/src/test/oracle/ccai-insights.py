"""Rows for OracleTest from CCAI Insights, by the page on its conversation data format.

    python3 ccai-insights.py FIXTURES > ../resources/io/heard/formats/oracle/ccai-insights.csv
"""
import json
import pathlib
import sys
import unicodedata

FOLDER = "ccai-insights"


def letters(text):
    kinds = [unicodedata.category(c) for c in text]
    return sum(kind[0] == "L" or kind == "Nd" for kind in kinds)


print("file;format;conversation;turn;speaker;role;visibility;at;until;letters")
for path in sorted((pathlib.Path(sys.argv[1]) / FOLDER).iterdir()):
    entries = json.loads(path.read_text("utf-8"))["entries"]
    first = min(entry["start_timestamp_usec"] for entry in entries)
    seen = []
    for number, entry in enumerate(entries):
        who = (entry["role"], entry["user_id"])
        seen = seen if who in seen else seen + [who]
        print(";".join(map(str, [
            FOLDER + "/" + path.name, FOLDER, 0, number, seen.index(who), entry["role"].lower(),
            "public", "%.3f" % ((entry["start_timestamp_usec"] - first) / 1e6), "",
            letters(entry["text"])])))
