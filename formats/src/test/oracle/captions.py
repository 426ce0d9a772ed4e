"""Counts what captions hold: `captions.py FIXTURES > captions.csv`.

Written from the WebVTT recommendation, from what SRT and SBV files look like, and from looking at
the files, not from Heard's code. A row is a turn; of its text only the letters and digits are
counted. A file without a turn has one row with nothing in it. No file says whose side somebody is
on, so every role is `?`.

A turn is what one voice says in one caption. What a voice begins within a second of its last
caption, which ended no sentence, goes on with that turn. Words behind a closed voice on the same
line are still its own; a line of its own behind closed voices is nobody's. Automatic captions show
a line again while the next one comes: what was shown is not said again.
"""

import re
import sys
import unicodedata
from pathlib import Path

CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
ARROW = re.compile(rf"\s*{CLOCK}\s*-->\s*{CLOCK}(?:\s.*)?$")
COMMA = re.compile(rf"\s*{CLOCK},{CLOCK}\s*$")
INLINE = re.compile(rf"<{CLOCK}>")
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>|(</v>)")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "lrm": "", "rlm": ""}


def letters(text):
    return sum(unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd" for c in text)


def millis(hours, minutes, seconds, fraction):
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(fraction.ljust(3, "0"))


def plain(text):
    """Without tags, entities as what they stand for."""
    bare = re.sub(r"</?[a-zA-Z0-9][^<>]*>", "", text)
    return re.sub(r"&(\w+);", lambda m: ENTITIES.get(m.group(1), m.group(0)), bare)


def form(lines):
    first = next((line.strip() for line in lines if line.strip()), "")
    if first.startswith("{"):
        return "json"
    if re.fullmatch(r"WEBVTT(?:[ \t].*)?", first):
        return "vtt"
    if any(ARROW.match(line) for line in lines):
        return "srt"
    return "sbv" if any(COMMA.match(line) for line in lines) else ""


def cues(lines, kind):
    """(from, to or None, lines) of each caption whose times can be read."""
    times = COMMA if kind == "sbv" else ARROW
    found = []
    for i, line in enumerate(lines):
        match = times.match(line)
        if not match:
            continue
        start, end = millis(*match.groups()[:4]), millis(*match.groups()[4:])
        payload = []
        for next_line in lines[i + 1 :]:
            if not next_line.strip() or times.match(next_line):
                break
            payload.append(next_line)
        found.append((start, end if end >= start else None, payload))
    return found


def unrolled(found):
    """Without the lines that automatic captions show a second time."""
    if not any(INLINE.search(line) for _, _, lines in found for line in lines):
        return found
    kept, shown, shown_until = [], [], None
    for start, end, lines in found:
        bare = [" ".join(plain(line).split()) for line in lines]
        again = 0
        if shown_until == start:
            for size in range(min(len(shown), len(bare)), 0, -1):
                if [b for b in shown[-size:] if b] == [b for b in bare[:size] if b]:
                    again = size
                    break
        kept.append((start, end, lines[again:]))
        shown, shown_until = [b for b in bare if b], end
    return kept


def pieces(lines):
    """(voice or None, text) in order, each line's words together."""
    voice, said = None, []
    for line in lines:
        closed_before = voice is None
        voices, texts, at = [voice], [""], 0
        for match in VOICE.finditer(line):
            texts[-1] += line[at : match.start()]
            at = match.end()
            if not match.group(2):
                voice = (match.group(1) or "").strip() or None
                voices.append(voice)
                texts.append("")
                closed_before = False
            else:
                voice = None
        texts[-1] += line[at:]
        for who, text in zip(voices, texts):
            text = plain(text).strip()
            if text:
                said.append((None if closed_before else who, text))
    return said


def turns(found):
    result = []
    for start, end, lines in found:
        in_cue = []
        for who, text in pieces(lines):
            if in_cue and in_cue[-1][0] == who:
                in_cue[-1] = (who, in_cue[-1][1] + " " + text)
            else:
                in_cue.append((who, text))
        for who, text in in_cue:
            last = result[-1] if result else None
            goes_on = (
                last
                and who
                and last[0] == who
                and last[2] is not None
                and start - last[2] < 1000
                and not re.search(r"[.!?…][\"'”’)\]]*$", last[3])
            )
            if goes_on:
                result[-1] = (who, last[1], max(end, last[2]), last[3] + " " + text)
            else:
                result.append((who, start, end, text))
    return result


def main():
    fixtures = Path(sys.argv[1])
    print("file;format;conversation;turn;speaker;role;visibility;at;until;letters")
    for folder in ("sbv", "srt", "webvtt"):
        for path in sorted((fixtures / folder).iterdir()):
            name = f"{folder}/{path.name}"
            lines = path.read_text(encoding="utf-8-sig").splitlines()
            kind = form(lines)
            said = [] if kind in ("", "json") else turns(unrolled(cues(lines, kind)))
            order = list(dict.fromkeys(who for who, _, _, _ in said))
            for i, (who, start, end, text) in enumerate(said):
                until = "" if end is None else f"{end / 1000:.3f}"
                row = f"{order.index(who)};?;public;{start / 1000:.3f};{until}"
                print(f"{name};{kind};0;{i};{row};{letters(text)}")
            if not said:
                print(f"{name};{kind};;;;;;;;")


main()
