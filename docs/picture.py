#!/usr/bin/env python3
"""Draws a coloured terminal report as an SVG picture.

usage: COLUMNS=80 ./heard read --color always examples/late-parcel.json | docs/picture.py 62 > docs/report.svg
(62 is how many lines are drawn.)
"""
import html, re, sys

WIDTH, HEIGHT, PAD = 8.0, 18, 20
COLOURS = {"244": "soft", "166": "hot", "172": "warm", "179": "mild", "36": "calm", "32": "tech", "132": "pit", "136": "cue"}
STYLE = """
text{font:13px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;fill:#1d2126;white-space:pre}
.bg{fill:#fbfaf7;stroke:#e4e0d8}.b{font-weight:700}.soft{fill:#5b636d}.hot{fill:#a8431d}.warm{fill:#b4641c}.mild{fill:#8a6420}
.calm{fill:#2c7a6b}.tech{fill:#1f6f8b}.pit{fill:#8a2f5b}.cue{fill:#7a5a00}
@media(prefers-color-scheme:dark){text{fill:#e8e6e1}.bg{fill:#14171b;stroke:#2b3138}.soft{fill:#9aa3ad}.hot{fill:#f09a6a}
.warm{fill:#eda766}.mild{fill:#e2c08a}.calm{fill:#63c3ae}.tech{fill:#6fc0da}.pit{fill:#e08bb2}.cue{fill:#d9b14a}}
"""
lines = sys.stdin.read().split("\n")[: int(sys.argv[1])]
out = []
for number, line in enumerate(lines):
    column, style = 0, ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b"):
            code = part[2:-1]
            style = "" if code in ("0", "") else "b" if code == "1" else COLOURS.get(code.split(";")[-1], "")
        elif part:
            if part.strip():
                lead = len(part) - len(part.lstrip())
                y = PAD + 14 + number * HEIGHT
                x = PAD + (column + lead) * WIDTH
                words = html.escape(part.strip())
                out.append(f'<text x="{x:g}" y="{y}" textLength="{len(part.strip()) * WIDTH:g}" class="{style}">{words}</text>')
            column += len(part)
wide, high = int(80 * WIDTH + 2 * PAD), len(lines) * HEIGHT + 2 * PAD
print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img">')
print(f"<title>A report of Heard in a terminal</title><style>{STYLE}</style>")
print(f'<rect class="bg" x=".5" y=".5" width="{wide - 1}" height="{high - 1}" rx="10"/>')
print("\n".join(out))
print("</svg>")
