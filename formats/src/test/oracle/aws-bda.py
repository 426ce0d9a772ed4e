"""Rows for OracleTest from Bedrock Data Automation, by the page on its audio output.

    python3 aws-bda.py FIXTURES > ../resources/io/heard/formats/oracle/aws-bda.csv

The output names no roles; a person read the call and noted who answers for the hotel. The custom
output holds what was inferred from a call and none of its words.
"""
import json
import pathlib
import sys
import unicodedata

FOLDER = "aws-bda"
READ_BY_A_PERSON = {"spk_1": "agent", "spk_0": "customer"}


def letters(text):
    kinds = [unicodedata.category(c) for c in text]
    return sum(kind[0] == "L" or kind == "Nd" for kind in kinds)


print("file;format;conversation;turn;speaker;role;visibility;at;until;letters")
for path in sorted((pathlib.Path(sys.argv[1]) / FOLDER).iterdir()):
    name = FOLDER + "/" + path.name
    seen = []
    segments = json.loads(path.read_text("utf-8")).get("audio_segments", [])
    for number, segment in enumerate(segments):
        who = segment["speaker"]["speaker_label"]
        seen = seen if who in seen else seen + [who]
        print(";".join(map(str, [
            name, FOLDER, 0, number, seen.index(who), READ_BY_A_PERSON[who], "public",
            "%.3f" % (segment["start_timestamp_millis"] / 1000),
            "%.3f" % (segment["end_timestamp_millis"] / 1000), letters(segment["text"])])))
    if not segments:
        print(name + ";" + FOLDER + ";" * 8)
