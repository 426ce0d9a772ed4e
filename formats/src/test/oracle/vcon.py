"""Every turn of fixtures/vcon, from the draft (parties, dialog, analysis) and from looking at the files.

    python3 formats/src/test/oracle/vcon.py FIXTURES > formats/src/test/resources/io/heard/formats/oracle/vcon.csv

Whose side speaks is written down below where no party says it: somebody read the words. Where a mail
begins to quote was found by looking, too.
"""

import csv
import email
import json
import re
import sys
import unicodedata
from datetime import datetime, timezone
from pathlib import Path

# file: role of each speaker by name, as a reader of the words takes it; "?" where they do not say; "agent?"
# where they do and the file does not: it may stay open, and must not be told wrong
READ = {
    # One voice for both sides of a call.
    "ab_call_ext_rec_analysis.vcon": {"0": "?"},
    "ab_call_ext_rec_redacted.vcon": {"0": "?"},
    # "Good day!" and nothing else.
    "ab_call_ext_rec_amended.vcon": {"1": "?"},
    # An image is sent and acknowledged.
    "ab_email_acct_prob_thread.vcon": {"0": "?", "1": "?"},
    # "I just wanted to follow up to see that your account is ok now."
    "ab_email_prob_followup_text_thread.vcon": {"0": "agent?", "1": "customer?"},
}
QUOTED = r"    On Friday, "
# What is no vCon: a text for the draft's appendix, and the schema.
OTHER = {"simple-vcon.vcon", "vcon_json_schema.json"}


def seconds(text):
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()


def letters(text):
    return sum(1 for c in text if unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd")


def own(dialog):
    """The words of a message: its plain part, up to the mail that it answers."""
    text = dialog["body"]
    if dialog["mediatype"].startswith("multipart/"):
        message = email.message_from_string(
            "Content-Type: " + re.sub(r"\s*\n\s*", " ", dialog["mediatype"]) + "\n\n" + text)
        text = next(part.get_payload(decode=True).decode("utf-8")
                    for part in message.walk() if part.get_content_type() == "text/plain")
    lines = text.splitlines()
    cut = next((i for i, line in enumerate(lines) if re.match(QUOTED, line)), len(lines))
    return "\n".join(lines[:cut])


def turns(vcon):
    """(begins, ends, speaker, role, words), in the order of time; times since 1970, or None."""
    roles = [party.get("role") or party.get("meta", {}).get("role") for party in vcon.get("parties", [])]
    found = []
    for dialog in vcon.get("dialog", []):
        if dialog["type"] == "text":
            sender = dialog["parties"][0]
            found.append((seconds(dialog["start"]), None, str(sender), roles[sender], own(dialog)))
    for analysis in vcon.get("analysis", []):
        if not analysis["type"].startswith("transcript"):
            continue
        base = seconds(vcon["dialog"][analysis["dialog"]]["start"])
        body = analysis["body"]
        if isinstance(body, dict):
            words = body["results"]["channels"][0]["alternatives"][0]["words"]
            spoken = []
            for word in words:
                if spoken and spoken[-1][0] == word["speaker"]:
                    spoken[-1][1].append(word)
                else:
                    spoken.append((word["speaker"], [word]))
            for speaker, said in spoken:
                found.append((base + said[0]["start"], base + said[-1]["end"], str(speaker), None,
                              " ".join(word["punctuated_word"] for word in said)))
        elif "message" in body[0]:
            for entry in body:
                found.append((None, None, entry["speaker"], entry["speaker"].lower(), entry["message"]))
        else:
            for entry in body:
                begins = seconds(entry["start"])
                found.append((begins, begins + entry["duration"], str(entry["parties"]),
                              roles[entry["parties"]], entry["text"]))
    if all(turn[0] is not None for turn in found):
        found.sort(key=lambda turn: turn[0])
    return found


def start(vcon):
    """What times count from: the beginning of the earliest dialog that has words."""
    spoken = {i for a in vcon.get("analysis", []) for i in [a.get("dialog")]}
    return min(seconds(d["start"]) for i, d in enumerate(vcon["dialog"]) if d["type"] == "text" or i in spoken)


def main(root):
    out = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    out.writerow("file;format;conversation;turn;speaker;role;visibility;at;until;letters".split(";"))
    for path in sorted((root / "vcon").iterdir()):
        name = f"vcon/{path.name}"
        vcon = json.loads(path.read_text(encoding="utf-8"))
        if path.name in OTHER or "ciphertext" in vcon:
            out.writerow([name, "json" if path.name in OTHER else "vcon"] + [""] * 8)
            continue
        if "payload" in vcon:
            import base64
            vcon = json.loads(base64.urlsafe_b64decode(vcon["payload"] + "=="))
        rows, speakers = [], []
        for i, (begins, ends, speaker, role, words) in enumerate(turns(vcon)):
            if speaker not in speakers:
                speakers.append(speaker)
            role = role or READ[path.name][speaker]
            at = "" if begins is None else f"{begins - start(vcon):.3f}"
            until = "" if ends is None else f"{ends - start(vcon):.3f}"
            rows.append([name, "vcon", 0, i, speakers.index(speaker), role, "public", at, until, letters(words)])
        for row in rows or [[name, "vcon"] + [""] * 8]:
            out.writerow(row)


main(Path(sys.argv[1]))
