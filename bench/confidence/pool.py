#!/usr/bin/env python3
"""Lays real turns out as conversations in Heard's plain format, one a line, to read firings on.

usage: pool.py SHARED_DATA OUT_FOLDER

The row ids in the verdict files of this folder are `conversation#turn` of what this script writes:
airline-ROW, annomi-TRANSCRIPT, esconv-LINE, multidogo-CONVERSATION, natcs-UTTERANCE. The data sets
themselves are other people's and stay where they are.
"""
import csv, gzip, json, pathlib, sys

data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)


def write(name, conversations):
    with open(out / (name + ".jsonl"), "w", encoding="utf-8") as file:
        for cid, channel, turns in conversations:
            turns = [{"speaker": s, "text": t} for s, t in turns if t and t.strip()]
            if turns:
                file.write(json.dumps({"id": cid, "channel": channel, "turns": turns}, ensure_ascii=False) + "\n")


def airline():
    with open(data / "measure/airline-tweets/Tweets.csv", encoding="utf-8", errors="replace", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            yield f"airline-{number}", "social", [("customer", row["text"])]


def annomi():
    talks = {}
    with open(data / "measure/annomi/annomi.csv", encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            turns = talks.setdefault(int(row["transcript_id"]), {})
            turns[int(row["utterance_id"])] = ("agent" if row["interlocutor"] == "therapist" else "customer", row["utterance_text"])
    for talk, turns in sorted(talks.items()):
        yield f"annomi-{talk}", "voice", [turns[i] for i in sorted(turns)]


def esconv():
    number = 0
    for part in ("valid", "train"):
        for line in open(data / f"measure/esconv/{part}.json", encoding="utf-8"):
            dialog = json.loads(line)["dialog"]
            yield f"esconv-{number}", "chat", [("agent" if t["speaker"] == "sys" else "customer", t["text"]) for t in dialog]
            number += 1


def multidogo():
    for path in sorted((data / "train/multidogo").glob("*-dev.tsv.gz")):
        talks = {}
        for row in csv.DictReader(gzip.open(path, "rt", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
            talks.setdefault(row["conversationId"], []).append(("customer", row["utterance"]))
        for talk, turns in talks.items():
            yield f"multidogo-{talk}", "chat", turns


def natcs():
    for path in sorted((data / "train/natcs").glob("*.jsonl")):
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            yield f"natcs-{row['utterance_id']}", "voice", [("customer", row["utterance"])]


for name, make in (("airline", airline), ("annomi", annomi), ("esconv", esconv), ("multidogo", multidogo), ("natcs", natcs)):
    write(name, make())
