"""Conversations to train and measure on, in one shape."""

import csv
import gzip
import hashlib
import json
import pathlib
import re
from dataclasses import dataclass, field

from . import corpus

LABELS = corpus.FEELINGS + corpus.CUES + corpus.TECHNIQUES + [p for p in corpus.PITFALLS if p != "interruption"]
"""The codebook's labels that words can show, in its order; then what is at stake, read as one more."""
CORE = "stake-core"
HEADS = LABELS + [CORE]
STYLES = ["task", "expressive", "vent", "plan", "formal", "casual", "brief", "detailed", "expert", "lay"]
CUSTOMER, AGENT = corpus.CUSTOMER | {CORE}, corpus.AGENT


@dataclass
class Turn:
    customer: bool
    text: str
    labels: dict[str, str] = field(default_factory=dict)
    """Label to the words that show it."""
    near: set[str] = field(default_factory=set)
    intensity: int = 0
    role: int = 0
    """0 customer, 1 agent, 2 bot."""
    only: str | None = None
    """The one label that is known of this turn, where the others were not marked."""
    ahead: bool | None = None
    """Of a customer's turn below intensity 3: whether it gets worse later on."""


@dataclass
class Talk:
    id: str
    turns: list[Turn]
    source: str
    style: list[str] | None = None
    knows_core: bool = False
    about: dict[str, str] = field(default_factory=dict)
    variants: bool = False
    """Whether these turns are no conversation but one turn said in several ways, each standing alone."""


WORSE = {"escalation-hostility", "escalation-leave", "escalation-report", "escalation-supervisor", "escalation-repeat", "withdrawal"}


def worse(turn: Turn) -> bool:
    """Whether things have got worse with this turn of a customer."""
    return turn.customer and (turn.intensity == 3 or bool(WORSE & set(turn.labels)))


def look_ahead(turns: list[Turn]):
    for i, turn in enumerate(turns):
        if turn.customer and turn.intensity < 3:
            turn.ahead = any(worse(later) for later in turns[i + 1 :])


def split(talk_id: str) -> str:
    """train, dev or test: a tenth each to dev and test, by the id alone."""
    ten = int(hashlib.sha256(talk_id.encode()).hexdigest(), 16) % 10
    return "test" if ten == 0 else "dev" if ten == 1 else "train"


def of_gold(row: dict, source: str) -> Talk:
    turns = []
    for t in row["turns"]:
        role = {"customer": 0, "bot": 2}.get(t["speaker"], 1)
        turns.append(Turn(role == 0, t["text"], dict(t.get("labels") or {}), set(t.get("near") or {}), t.get("intensity") or 0, role))
    look_ahead(turns)
    talk = Talk(row["id"], turns, source, row.get("style"), about={k: row[k] for k in ("trade", "channel", "customer", "agent") if k in row})
    if "stake" in row:
        talk.knows_core = True
        core = (row["stake"] or {}).get("core")
        if core:
            turns[core["turn"]].labels[CORE] = core["quote"]
    return talk


def of_corpus(folder: pathlib.Path) -> list[Talk]:
    errors: list[str] = []
    talks = [of_gold(corpus.gold(t), "corpus") for p in sorted(folder.glob("w*.txt")) for t in corpus.parse(p, errors)]
    if errors:
        raise SystemExit("\n".join(errors))
    return talks


def of_jsonl(path: pathlib.Path, source: str) -> list[Talk]:
    return [of_gold(json.loads(line), source) for line in open(path, encoding="utf-8") if line.strip()]


def of_variants(folder: pathlib.Path) -> list[Talk]:
    """Turns said in several ways: what the first line shows holds for all."""
    talks, errors = [], []
    for path in sorted(folder.glob("v*.txt")):
        for name, mark, texts in corpus.variants(path, errors):
            turns = []
            for text in texts:
                labels = {k: q if q in text else "" for k, q in mark["labels"].items()}
                turns.append(Turn(True, text, labels, set(mark["near"]), mark["intensity"]))
            talks.append(Talk(name, turns, "variants", variants=True))
    if errors:
        raise SystemExit("\n".join(errors))
    return talks


LINE = re.compile(r"^- (Customer|Agent|Bot)(?: \w+)?(?: \[[^\]]*\])?: (.*)$")


def of_pages(folder: pathlib.Path) -> list[Talk]:
    """The examples of the labels' pages: of each turn one label is known, that it stands or does not."""
    talks = []
    for page in sorted(folder.glob("*/en/*.md")):
        code, part, talk = page.stem, "", None
        if code not in LABELS:
            continue
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                part = line[3:]
            elif line.startswith("### ") and part in ("Heard", "Not heard"):
                talk = Talk(f"page-{code}-{len(talks)}", [], "pages")
                talks.append(talk)
            else:
                found = LINE.match(line) if part in ("Heard", "Not heard") and talk else None
                if found:
                    quotes = re.findall(r"\*\*(.+?)\*\*", found[2])
                    text = found[2].replace("**", "").removesuffix(" (model)")
                    role = ("Customer", "Agent", "Bot").index(found[1])
                    labels = {code: quotes[0]} if quotes and part == "Heard" else {}
                    talk.turns.append(Turn(role == 0, text, labels, {code} if part == "Not heard" else set(), 0, role, code))
    return [t for t in talks if t.turns]


def of_real(labels: pathlib.Path, data: pathlib.Path) -> list[Talk]:
    """Real turns: labels and row ids are the project's, the texts are read from where they lie."""
    texts = {**multidogo(data), **natcs(data), **persuasion(data), **casino(data)}
    talks = []
    for line in open(labels, encoding="utf-8"):
        row = json.loads(line)
        turns = []
        for t in row["turns"]:
            text = texts.get(t["row"])
            if text is None:
                raise SystemExit(f"{labels}: there is no row {t['row']} in {data}.\nMaybe the data set is of another version.")
            quotes = {k: text[a:b] for k, (a, b) in t.get("labels", {}).items()}
            turns.append(Turn(t["speaker"] == "customer", text, quotes, set(t.get("near", [])), t.get("intensity", 0), 0 if t["speaker"] == "customer" else 1))
        if row.get("apart"):
            talks += [Talk(f"{row['id']}-{i}", [t], "real") for i, t in enumerate(turns)]
        else:
            talks.append(Talk(row["id"], turns, "real"))
    return talks


def flat(text: str) -> str:
    return " ".join(str(text).split())


def multidogo(data):
    out = {}
    for path in sorted((data / "multidogo").glob("*-train.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row.get("utterance"):
                    out[f"{row['conversationId']}#{row['turnNumber']}"] = flat(row["utterance"])
    return out


def natcs(data):
    out = {}
    for path in sorted((data / "natcs").glob("*.jsonl")):
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            out[f"natcs/{row['utterance_id']}"] = flat(row["utterance"])
    return out


def persuasion(data):
    import openpyxl

    sheet = openpyxl.load_workbook(data / "persuasionforgood/300_dialog.xlsx", read_only=True).active
    out: dict[str, str] = {}
    for row in list(sheet.iter_rows(values_only=True))[1:]:
        if row[1] and row[4]:
            key = f"p4g/{row[1]}#{row[3]}.{row[2]}"
            out[key] = (out[key] + " " if key in out else "") + flat(row[4])
    return out


def casino(data):
    out = {}
    for talk in json.load(open(data / "casino/casino_train.json", encoding="utf-8")):
        for k, turn in enumerate(talk["chat_logs"]):
            out[f"casino/{talk['dialogue_id']}#{k}"] = flat(turn["text"])
    return out
