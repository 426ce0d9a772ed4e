"""Every message of fixtures/email and fixtures/mbox, by Python's own e-mail library.

    python3 formats/src/test/oracle/mail.py FIXTURES > formats/src/test/resources/io/heard/formats/oracle/mail.csv

What of a body is the writer's own was found by looking at each file, and is written down below:
the first line that is another's, or that is signature, and whether anything after it is the
writer's again. Where a file can be read in two ways, the line says what a careful person takes.
"""

import csv
import email
import email.policy
import email.utils
import re
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

# What stands in place of words where a message has none of its own.
SILENT = "[no words]"

ALL = None
# file: where the writer's own words end (a pattern that its line begins with), or ALL, or a function
OWN = {
    "mime4j_bad-newlines-multiple-parts.eml": ALL,
    # Says that it is text, so that what stands there is what was written, MIME source or not.
    "mime4j_base64-encoded-text.eml": ALL,
    "mime4j_basic-plain-very-long-lines.eml": ALL,
    "mime4j_basic-plain.eml": ALL,
    "mime4j_misplaced-boundary.eml": ALL,
    "mime4j_missing-inner-boundary.eml": ALL,
    # Its one part is empty; what stands below the last boundary is no part.
    "mime4j_multipartemptypart.eml": r"Epilogue",
    "mime4j_multipartnopart.eml": ALL,
    "mime4j_obsolete.eml": ALL,
    # The message that is attached is another's; what stands above it is the sender's.
    "mime4j_sampleMail.eml": ALL,
    "mimetools_german-qp.eml": r"-- $",
    # A whole message, header and all, as the text of one that has no sender: another's words.
    "mimetools_infinite.eml": r"Return-Path: ",
    "mimetools_intl.eml": ALL,
    # Two content types and no last boundary: its one part is a page, sent as text; what stands
    # above the first boundary is no part.
    "mimetools_multi-bad.eml": ALL,
    # "sebastian" is signed by hand; the lines below it are added to every mail.
    "mimetools_not-mime.eml": r"Sebastian Rahtz   ",
    # A message whose body is a message: nothing of the one who passes it on.
    "mimetools_re-fwd.eml": ALL,
    # The drawing below "Thanks," with company, address and page is added to every mail.
    "mimetools_simple.eml": r" ____  ",
    "talon_android.eml": r"02\.04\.2012 14:20 ",
    "talon_aol.eml": r"-----Original Message-----",
    "talon_apple_mail.eml": r"On Apr 3, 2012, ",
    "talon_apple_mail_2.eml": r"> On 22 Aug 2015",
    "talon_comcast.eml": r"----- Original Message -----",
    "talon_outlook.eml": r"From: xxx@xxx",
    "talon_reply-quotations-share-block.eml": r"--- On Wed, 4/4/12",
    "talon_sparrow.eml": r"-- $",
    # The answer stands below the quotation.
    "talon_thunderbird.eml": lambda lines: [line for line in lines if not re.match(r"On 04/02|>", line)],
    "vcon_email_acct_prob_alice_reply.eml": r"    On Friday, ",
    "vcon_email_acct_prob_bob_image.eml": ALL,
    "vcon_email_prob_followup_alice_ack.eml": r"    On Friday, ",
    "vcon_email_prob_followup_bob_reply.eml": r"    On Friday, ",
    # The footer of the list, from its line of three dashes on.
    "mbox.rlug-0": r"---$",
}

# Two files of two lines of prose without a header: nothing says that they are mail.
NO_MAIL = {"mime4j_malformedHeader-noheader.eml", "mime4j_malformedHeaderStartsBody-noheader.eml"}


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []

    def handle_data(self, data):
        self.words.append(data)


def body(message):
    """The plain parts, else the HTML ones; not what is attached, not a message in the message."""
    plain, html = [], []

    def walk(part):
        if part.get_content_type() == "message/rfc822" or part.get_content_disposition() == "attachment":
            return
        if part.is_multipart():
            for inner in part.get_payload():
                walk(inner)
        elif part.get_content_type() in ("text/plain", "text/html"):
            raw = part.get_payload(decode=True) or b""
            charset = part.get_content_charset() or "utf-8"
            try:
                text = raw.decode(charset)
            except (LookupError, UnicodeDecodeError):
                text = raw.decode("latin-1")
            (html if part.get_content_type() == "text/html" else plain).append(text)

    walk(message)
    if any(text.strip() for text in plain):
        return "\n".join(plain)
    reader = Words()
    for text in html:
        reader.feed(text)
    return "".join(reader.words)


def own(name, text):
    rule = OWN[name]
    lines = text.replace("\r\n", "\n").split("\n")
    if rule is ALL:
        kept = lines
    elif callable(rule):
        kept = rule(lines)
    else:
        at = next(i for i, line in enumerate(lines) if re.match(rule, line))
        kept = lines[:at]
    return "\n".join(kept)


def letters(text):
    return sum(1 for c in text if unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd")


def read(path):
    raw = path.read_bytes()
    # The obsolete space before a colon, which Python's library takes for the end of the header.
    head, gap, rest = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    head = re.sub(rb"(?m)^([A-Za-z-]+)[ \t]+:", rb"\1:", head)
    head = re.sub(rb"\n[ \t]+(?=\n[ \t])", rb"", head)
    # A name with a letter that is not ASCII ends the header for that library too.
    head = re.sub(rb"\n[^\n:]*[\x80-\xff][^\n:]*:[^\n]*", rb"", head)
    return email.message_from_bytes(head + gap + rest, policy=email.policy.compat32)


def main(root):
    out = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    out.writerow("file;format;conversation;turn;speaker;role;visibility;at;until;letters".split(";"))
    for path in sorted((root / "email").iterdir()) + sorted((root / "mbox").iterdir()):
        name = f"{path.parent.name}/{path.name}"
        if path.name in NO_MAIL:
            out.writerow([name] + [""] * 9)
            continue
        message = read(path)
        try:
            at = "0.000" if email.utils.parsedate_to_datetime(message["Date"]) else ""
        except (TypeError, ValueError):
            at = ""
        words = own(path.name, body(message))
        said = words.strip() != ""
        # One message is one turn. Of none of them a header says whose side its sender is on.
        # mbox.rlug-0 has no line with "From " before its message, so that it is one plain message.
        out.writerow([name, "eml", 0, 0, 0, "unknown", "public" if said else "system", at, "", letters(words if said else SILENT)])


main(Path(sys.argv[1]))
