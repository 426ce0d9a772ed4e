"""Rows for OracleTest from Twilio Conversations, by the page on its message resource.

    python3 twilio-conversations.py FIXTURES \
        > ../resources/io/heard/formats/oracle/twilio-conversations.csv

A message without words that carries media is a line of the system: "attachment", and the media's
name and type. Two people who like sweets: whose side is whose, nobody can tell.
"""
import json
import pathlib
import sys
import unicodedata
from datetime import datetime

FOLDER = "twilio-conversations"


def letters(text):
    kinds = [unicodedata.category(c) for c in text]
    return sum(kind[0] == "L" or kind == "Nd" for kind in kinds)


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


print("file;format;conversation;turn;speaker;role;visibility;at;until;letters")
for path in sorted((pathlib.Path(sys.argv[1]) / FOLDER).iterdir()):
    messages = json.loads(path.read_text("utf-8"))["messages"]
    messages.sort(key=lambda m: m["index"])
    first = min(instant(message["date_created"]) for message in messages)
    seen = []
    for number, message in enumerate(messages):
        who = message["author"]
        seen = seen if who in seen else seen + [who]
        text = message["body"]
        if text is None:
            media = message["media"][0]
            text = "attachment" + media["filename"] + media["content_type"]
        print(";".join(map(str, [
            FOLDER + "/" + path.name, FOLDER, 0, number, seen.index(who), "unknown",
            "public" if message["body"] else "system",
            "%.3f" % (instant(message["date_created"]) - first), "", letters(text)])))
