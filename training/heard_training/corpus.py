#!/usr/bin/env python3
"""Reads, checks and counts conversations in the corpus's text form.

usage: corpus.py check FILE...      errors with file and line, near-duplicates
       corpus.py count FILE...      positives and near misses per label, what is still short
       corpus.py jsonl FILE...      the conversations in Heard's labelled JSONL, on standard output

The text form, one conversation:

    @ w1-001 | telecom | chat | terse, irritated | average
    C: internet is down again, third time this week
    = 2 frustration: down again; escalation-repeat: third time this week; !anger: down again
    A: Sorry about that. What lights do you see on the router?
    = apology-generic: Sorry about that; closed-question: What lights do you see
    C: all of them are red
    STYLE: task brief casual lay
    STAKE: internet is down // -
    ASK: 4 when will it work // yes

Header: id | trade | channel | customer's kind | agent's kind. Turns: C, C2 (a second customer), A, A2
(a second agent), B (a bot). A turn's line `=` may be left out where nothing holds. A customer's line
starts with the intensity where it is not 0. `label: quote`, parted by `;`; `!label` is a near miss: it
looks like the label and is none. A quote is copied from the turn, letter by letter; none means the
whole turn. STYLE, STAKE (surface // core or -) and ASK (turn number from 0, quote // yes, no or
cannot-tell) are optional. Lines starting with # are comments.
"""
import collections, json, re, sys

FEELINGS = "frustration anger anxiety confusion disappointment sadness unheard distrust relief gratitude satisfaction".split()
CUES = "urgency escalation-hostility escalation-leave escalation-report escalation-supervisor escalation-repeat emphasis withdrawal objection disclosure confirms corrects ready".split()
TECHNIQUES = "label-feeling validate-feeling acknowledge-effort mirror-words paraphrase confirm-understanding open-question closed-question follow-up affirmation opening-check check-timing condolence tailored-offer apology-specific apology-generic take-ownership next-step commitment offer-alternative give-reason prepare-bad-news reassure personalize common-ground check-landed empathy-reset give-space".split()
PITFALLS = "but-negation dismissive bare-policy blame defensive pity overpromise jargon tone-mismatch concede-fault pressure concede-objection feature-dump oversharing trigger-words misread-feeling over-empathy left-unanswered canned-empathy ignored-feeling premature-solution pitch-through interruption empathy-without-step".split()
CUSTOMER, AGENT = set(FEELINGS + CUES), set(TECHNIQUES + PITFALLS)
CHANNELS = {"chat", "social", "email", "voice", "letter"}
STYLES = {"task", "expressive", "vent", "plan", "formal", "casual", "brief", "detailed", "expert", "lay", "title", "first-name", "none"}
NEGATIVE = set("frustration anger anxiety confusion disappointment sadness unheard distrust".split())
TURN = re.compile(r"^(C2?|A2?|B): ?(.*)$")


class Bad(Exception):
    pass


def parse(path, errors):
    talk = None
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("#"):
            continue
        try:
            if line.startswith("@ "):
                if talk:
                    yield talk
                talk = header(line[2:], path, number)
            elif talk is None:
                raise Bad("a conversation starts with '@ id | trade | channel | customer | agent'")
            elif line.startswith("="):
                labels(talk, line[1:].strip())
            elif line.startswith("STYLE:"):
                words = line[6:].replace(",", " ").split()
                unknown = [w for w in words if w not in STYLES]
                if unknown:
                    raise Bad(f"unknown style {unknown[0]}")
                talk["style"] = words
            elif line.startswith("STAKE:"):
                surface, _, core = line[6:].partition("//")
                talk["stake"] = {"surface": place(talk, surface.strip()), "core": None if core.strip() in ("", "-") else place(talk, core.strip())}
            elif line.startswith("ASK:"):
                ask, _, answered = line[4:].partition("//")
                turn, _, quote = ask.strip().partition(" ")
                if answered.strip() not in ("yes", "no", "cannot-tell"):
                    raise Bad("ASK ends in '// yes', '// no' or '// cannot-tell'")
                if not turn.isdigit() or int(turn) >= len(talk["turns"]) or quote not in talk["turns"][int(turn)]["text"]:
                    raise Bad(f"ASK: no such words in turn {turn}: {quote}")
                talk["asks"].append({"turn": int(turn), "quote": quote, "answered": answered.strip()})
            else:
                found = TURN.match(line)
                if not found:
                    raise Bad("a line starts with @, C:, C2:, A:, A2:, B:, =, STYLE:, STAKE:, ASK: or #")
                if not found[2].strip():
                    raise Bad("an empty turn")
                talk["turns"].append({"who": found[1], "text": found[2].strip(), "labels": {}, "near": {}, "intensity": 0, "line": number})
        except Bad as bad:
            errors.append(f"{path}:{number}: {bad}")
    if talk:
        yield talk


def variants(path, errors):
    """(id, the first line's marks, all lines) of each group of one turn said in several ways.

    Form: "@ id", a line "=" with the marks as in conversations, then lines "- words".
    """
    groups = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if line.startswith("@ "):
            groups.append((number, line[2:].strip(), "", []))
        elif groups and line.startswith("="):
            groups[-1] = (*groups[-1][:2], line[1:].strip(), groups[-1][3])
        elif groups and line.startswith("- "):
            groups[-1][3].append(line[2:].strip())
        elif line.strip():
            errors.append(f"{path}:{number}: no line of a group: {line[:40]}")
    for number, name, marks, texts in groups:
        talk = {"turns": [{"who": "C", "text": texts[0] if texts else "", "labels": {}, "near": {}, "intensity": 0}]}
        try:
            if len(texts) < 2:
                raise Bad("a group has at least two lines")
            if marks:
                labels(talk, marks)
        except Bad as bad:
            errors.append(f"{path}:{number}: {name}: {bad}")
            continue
        yield name, talk["turns"][0], texts


def header(text, path, number):
    parts = [p.strip() for p in text.split("|")]
    if len(parts) != 5:
        raise Bad("five parts in a header: id | trade | channel | customer | agent")
    if parts[2] not in CHANNELS:
        raise Bad(f"channel {parts[2]}: one of {', '.join(sorted(CHANNELS))}")
    return {"id": parts[0], "trade": parts[1], "channel": parts[2], "customer": parts[3], "agent": parts[4], "turns": [], "asks": [], "path": path, "line": number}


def place(talk, quote):
    for index, turn in enumerate(talk["turns"]):
        if turn["who"].startswith("C") and quote in turn["text"]:
            return {"turn": index, "quote": quote}
    raise Bad(f"STAKE: no customer's turn says: {quote}")


def labels(talk, text):
    if not talk["turns"]:
        raise Bad("labels before any turn")
    turn = talk["turns"][-1]
    customer = turn["who"].startswith("C")
    found = re.match(r"^([0-3])(?:\s+|;|$)", text)
    if found:
        if not customer:
            raise Bad("an intensity on an agent's turn")
        turn["intensity"] = int(found[1])
        text = text[found.end():].strip(" ;")
    for part in re.split(r";\s*(?=!?[a-z-]+\s*(?::|;|$))", text):
        part = part.strip(" ;")
        if not part:
            continue
        name, _, quote = part.partition(":")
        name, quote = name.strip(), quote.strip()
        near = name.startswith("!")
        name = name.lstrip("!")
        if name not in (CUSTOMER if customer else AGENT):
            raise Bad(f"'{name}' is no label of {'a customer' if customer else 'an agent'}")
        if quote and quote not in turn["text"]:
            raise Bad(f"{name}: these words are not in the turn: {quote}")
        (turn["near"] if near else turn["labels"])[name] = quote or turn["text"]
    if customer and turn["intensity"] and not NEGATIVE & set(turn["labels"]) and not {l for l in turn["labels"] if l.startswith("escalation") or l in ("withdrawal", "urgency", "objection")}:
        raise Bad("an intensity without a negative feeling or a cue")
    if customer and NEGATIVE & set(turn["labels"]) and not turn["intensity"]:
        raise Bad("a negative feeling without an intensity (1 to 3)")
    both = set(turn["labels"]) & set(turn["near"])
    if both:
        raise Bad(f"{both.pop()} is marked and a near miss on one turn")


SPEAKER = {"C": ("customer", None), "C2": ("customer", "customer 2"), "A": ("agent", None), "A2": ("agent", "agent 2"), "B": ("bot", None)}


def gold(talk):
    turns = []
    for turn in talk["turns"]:
        role, name = SPEAKER[turn["who"]]
        row = {"speaker": role, "text": turn["text"], "labels": turn["labels"]}
        if name:
            row["name"] = name
        if role == "customer":
            row["intensity"] = turn["intensity"]
        if turn["near"]:
            row["near"] = turn["near"]
        turns.append(row)
    out = {"id": talk["id"], "channel": talk["channel"], "trade": talk["trade"], "customer": talk["customer"], "agent": talk["agent"], "turns": turns}
    for key in ("style", "stake"):
        if key in talk:
            out[key] = talk[key]
    if talk["asks"]:
        out["asks"] = talk["asks"]
    return out


def words(text):
    return re.findall(r"[a-z0-9']+", text.lower())


def repeats(talks):
    """Turns of 6 words or more whose 4-word runs mostly stood in an earlier turn of another conversation."""
    seen, out = {}, []
    for talk in talks:
        fresh = []
        for turn in talk["turns"]:
            w = words(turn["text"])
            if len(w) < 6:
                continue
            grams = [tuple(w[i:i + 4]) for i in range(len(w) - 3)]
            old = [g for g in grams if g in seen]
            if len(old) >= 0.6 * len(grams):
                out.append((talk, turn, seen[old[0]]))
            fresh += grams
        for g in fresh:
            seen.setdefault(g, talk["id"])
    return out


def frequent(talks, n=4, least=6):
    where = collections.defaultdict(set)
    for talk in talks:
        for turn in talk["turns"]:
            w = words(turn["text"])
            for i in range(len(w) - n + 1):
                where[" ".join(w[i:i + n])].add(talk["id"])
    return sorted(((len(v), k) for k, v in where.items() if len(v) >= least), reverse=True)


def main(command, paths):
    errors = []
    talks = [t for p in paths for t in parse(p, errors)]
    ids = collections.Counter(t["id"] for t in talks)
    errors += [f"{i}: this id stands {n} times" for i, n in ids.items() if n > 1]
    if command == "jsonl":
        for talk in talks:
            print(json.dumps(gold(talk), ensure_ascii=False))
    turns = [t for talk in talks for t in talk["turns"]]
    plain = sum(not t["labels"] for t in turns)
    if command == "count":
        plus, near = collections.Counter(), collections.Counter()
        for turn in turns:
            plus.update(turn["labels"].keys())
            near.update(turn["near"].keys())
        for group in (FEELINGS, CUES, TECHNIQUES, PITFALLS):
            print("  ".join(f"{c} {plus[c]}/{near[c]}" for c in group))
        print("intensity", dict(sorted(collections.Counter(t["intensity"] for t in turns if t["who"].startswith("C")).items())))
        for key in ("trade", "channel", "agent"):
            print(key, dict(collections.Counter(t[key] for t in talks).most_common()))
    if command in ("check", "count"):
        print(f"{len(talks)} conversations, {len(turns)} turns, {plain / max(1, len(turns)):.0%} with no label")
    if command == "check":
        for talk, turn, other in repeats(talks):
            print(f"{talk['path']}:{turn['line']}: much like a turn of {other}: {turn['text'][:70]}")
        often = frequent(talks)
        if often:
            print("runs of four words used in many conversations:", "; ".join(f"{k} ({n})" for n, k in often[:12]))
    for error in errors:
        print(error, file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("check", "count", "jsonl"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
