"""What help desks' fixtures hold, found without Heard: from the makers' documentation and by
looking at each file. Usage: desk.py FIXTURES ORACLES writes one CSV for each format.

A row is a turn: the file, the format, which conversation, which turn, the speaker by first
appearance, role, visibility, seconds since the conversation's first turn, the end (none here), and
how many letters and digits its text has. A file without a turn has one empty row.
"""

import datetime
import html.parser
import json
import pathlib
import sys

HEADER = "file;format;conversation;turn;speaker;role;visibility;at;until;letters"


class Seen(html.parser.HTMLParser):
    """The words of HTML as a browser shows them; items of ordered lists have their number."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.lists = [], []

    def handle_starttag(self, tag, attrs):
        if tag in ("ol", "ul"):
            self.lists.append(0 if tag == "ol" else None)
        if tag == "li" and self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            self.words.append(str(self.lists[-1]))

    def handle_endtag(self, tag):
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()

    def handle_data(self, data):
        self.words.append(data)


def seen(text):
    parser = Seen()
    parser.feed(text or "")
    parser.close()
    return " ".join(parser.words)


def letters(text):
    return sum(1 for c in text if c.isalpha() or c.isdigit())


def iso(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def turn(who, role, text, at=None, visibility="public"):
    return (who, role, visibility, at, text)


def rows(name, form, conversations):
    out = []
    for number, turns in enumerate(conversations):
        times = [t[3] for t in turns if t[3] is not None]
        order = []
        for index, (who, role, visibility, at, text) in enumerate(turns):
            if who not in order:
                order.append(who)
            since = "" if at is None else "%.3f" % (at - min(times))
            out.append(
                ";".join(
                    str(cell)
                    for cell in (
                        name, form, number, index, order.index(who), role, visibility, since, "",
                        letters(text),
                    )
                )
            )
    return out or [f"{name};{form};;;;;;;;"]


# ABCD: pairs of speaker and words; what the agent did with the system stands among them.
def abcd(data):
    roles = {"agent": "agent", "customer": "customer", "action": "unknown"}
    return [
        [
            turn(who, roles[who], text, None, "system" if who == "action" else "public")
            for who, text in talk["original"]
        ]
        for talk in data
    ]


# Freshdesk: the ticket's description is the requester's; entries come in any order; private ones
# are notes; what is not incoming is an agent's.
def freshdesk_ticket(ticket, entries):
    who = ticket.get("requester_id")
    text = ticket.get("description_text") or seen(ticket.get("description"))
    first = [turn(who, "customer", text, iso(ticket["created_at"]))]
    return first + freshdesk_entries(entries, who)


def freshdesk_entries(entries, requester=None):
    turns = []
    for entry in sorted(entries, key=lambda entry: iso(entry["created_at"])):
        who = entry["user_id"]
        role = "customer" if entry["incoming"] or who == requester else "agent"
        text = entry.get("body_text") or seen(entry["body"])
        turns.append(
            turn(who, role, text, iso(entry["created_at"]), "note" if entry["private"] else "public")
        )
    return turns


def freshdesk(name, data):
    if name.endswith("agents.json"):
        return "json", []
    if name.endswith("chatwoot_ticket_with_conversations.json"):
        return "freshdesk", [freshdesk_ticket(data["ticket"], data["conversations"])]
    if name.endswith("/conversations.json"):
        return "freshdesk", [freshdesk_entries(data)]
    if name.endswith("note_1.json"):
        return "freshdesk", [freshdesk_entries([data])]
    if name.endswith("v1_ticket_1.json"):
        ticket = data["helpdesk_ticket"]
        return "freshdesk", [freshdesk_ticket(ticket, [note["note"] for note in ticket["notes"]])]
    tickets = data["results"] if "results" in data else data if isinstance(data, list) else [data]
    return "freshdesk", [freshdesk_ticket(ticket, []) for ticket in tickets]


# Front: conversations are listed without their messages; an outbound message in draft mode was not
# sent. The values were drawn by a generator.
def front(name, data):
    if not name.endswith("conversation_messages.json"):
        return "front", []
    turns = []
    for message in sorted(data["_results"], key=lambda message: message["created_at"]):
        inbound = message["is_inbound"]
        sender = [r["handle"] for r in message["recipients"] if r["role"] == "from"]
        who = sender[0] if inbound and sender else message["author"]["id"]
        draft = not inbound and message["draft_mode"] in ("shared", "private")
        turns.append(
            turn(
                who,
                "customer" if inbound else "agent",
                message["text"],
                message["created_at"],
                "note" if draft else "public",
            )
        )
    return "front", [turns]


# Intercom: the first message is the source; parts without a body are things that happened, told by
# their type; what was deleted is not said any more.
INTERCOM = {"admin": "agent", "user": "customer", "lead": "customer", "bot": "bot"}


def intercom(data):
    turns = []
    source = data.get("source")
    if source:
        author = source["author"]
        turns.append(
            turn(author["id"], INTERCOM[author["type"]], seen(source["body"]), data["created_at"])
        )
    parts = data.get("conversation_parts") or data.get("ticket_parts")
    for part in parts.get("conversation_parts") or parts.get("ticket_parts"):
        author = part["author"]
        text = seen(part.get("body")) or part["part_type"].replace("_", " ")
        kind = part["part_type"]
        visibility = (
            "system"
            if part["redacted"] or not part.get("body")
            else "note" if "note" in kind else "public"
        )
        turns.append(
            turn(author["id"], INTERCOM[author["type"]], text, part["created_at"], visibility)
        )
    return [turns]


# Slack: samples with every value blanked; each event is about one message. One without words that
# carries a file is a line of the system that names it.
def slack(data):
    event = data["event"]
    message = event.get("message", event)
    who = message["user"] or "nobody"
    if message.get("files") and not message["text"]:
        name = message["files"][0]["name"] or "file"
        return [[turn(who, "unknown", "attachment: " + name, None, "system")]]
    return [[turn(who, "unknown", message["text"])]]


def main(fixtures, oracles):
    readers = {
        "abcd-json": lambda name, data: ("abcd", abcd(data)),
        "freshdesk": freshdesk,
        "front": front,
        "intercom": lambda name, data: ("intercom", intercom(data)),
        "slack": lambda name, data: ("slack", slack(data)),
    }
    for folder, reader in readers.items():
        lines = [HEADER]
        for path in sorted((fixtures / folder).iterdir()):
            name = f"{folder}/{path.name}"
            form, conversations = reader(name, json.loads(path.read_text("utf-8")))
            lines += rows(name, form, conversations)
        (oracles / f"{folder}.csv").write_text("\n".join(lines) + "\n", "utf-8")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
