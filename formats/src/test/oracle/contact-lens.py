"""Rows for OracleTest from Contact Lens files, by the pages that describe them.

    python3 contact-lens.py FIXTURES > ../resources/io/heard/formats/oracle/contact-lens.csv

A call counts in milliseconds from its start, a chat has instants. What stands under ParticipantRole,
or under ParticipantId where that is a role, says whose side speaks; what SYSTEM sends to a chat is
an automatic message to the customer. An EVENT is a line of the system: its words are the end of its
content type. Live, only Transcript segments are final. Of a file with a bracket too many at its end,
what stands before it is read, and the command's name for JSON that it cannot place is "json".
"""
import json
import pathlib
import sys
import unicodedata
from datetime import datetime

FOLDER = "contact-lens"
ROLES = {"AGENT": "agent", "CUSTOMER": "customer", "SYSTEM": "bot", "CUSTOM_BOT": "bot"}


def letters(text):
    kinds = [unicodedata.category(c) for c in text]
    return sum(kind[0] == "L" or kind == "Nd" for kind in kinds)


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def rows(file, value):
    if "Segments" in value:
        items = [s["Transcript"] for s in value["Segments"] if "Transcript" in s]
    else:
        items = value.get("Transcript", [])
    roles = {p["ParticipantId"]: p.get("ParticipantRole") for p in value.get("Participants", [])}
    first = min([instant(i["AbsoluteTime"]) for i in items if "AbsoluteTime" in i], default=0)
    seen = []
    for number, item in enumerate(items):
        who = item.get("ParticipantId", "nobody")
        seen = seen if who in seen else seen + [who]
        word = item.get("ParticipantRole") or roles.get(who) or who
        event = item.get("Type") == "EVENT"
        text = item["ContentType"].split(".event.")[1] if event else item["Content"]
        if "AbsoluteTime" in item:
            at, until = "%.3f" % (instant(item["AbsoluteTime"]) - first), ""
        else:
            at = "%.3f" % (item["BeginOffsetMillis"] / 1000)
            until = "%.3f" % (item["EndOffsetMillis"] / 1000)
        yield [file, "contact-lens", 0, number, seen.index(who), ROLES.get(word, "unknown"),
               "system" if event else "public", at, until, letters(text)]


print("file;format;conversation;turn;speaker;role;visibility;at;until;letters")
for path in sorted((pathlib.Path(sys.argv[1]) / FOLDER).iterdir()):
    name = FOLDER + "/" + path.name
    try:
        value, end = json.JSONDecoder().raw_decode(path.read_text("utf-8"))
        none = "contact-lens" if not path.read_text("utf-8")[end:].strip() else "json"
        found = [[name, none] + row[2:] for row in rows(name, value)]
    except ValueError:
        found, none = [], "json"
    for row in found or [[name, none] + [""] * 8]:
        print(";".join(map(str, row)))
