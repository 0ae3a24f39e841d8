#!/usr/bin/env python3
"""Draws docs/images/modules.svg from modules.txt; with --check, says whether it is up to date."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
PICTURE = HERE.parent.parent / "docs" / "images" / "modules.svg"
WIDTH, HEIGHT, BOX, GAP, MARGIN = 760, 46, 300, 64, 24


def read():
    rows, arrows = [], []
    for line in (HERE / "modules.txt").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if words[0] == "row":
            rows.append(words[1:])
        else:
            arrows.append((words[0], words[2], words[1] == "~>"))
    return rows, arrows


def places(rows):
    result = {}
    for y, row in enumerate(rows):
        for x, name in enumerate(row):
            middle = WIDTH * (2 * x + 1) / (2 * len(row))
            result[name] = (middle, MARGIN + y * (HEIGHT + GAP))
    return result


def svg():
    rows, arrows = read()
    at = places(rows)
    height = 2 * MARGIN + len(rows) * HEIGHT + (len(rows) - 1) * GAP
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-label="The modules and what each of them uses">',
        "<style>rect{fill:#fff;stroke:#2f5bd0;stroke-width:2}text{font:15px system-ui,sans-serif;fill:#1b1f27;"
        "text-anchor:middle}path{stroke:#6f7886;stroke-width:2;fill:none;marker-end:url(#a)}"
        ".optional{stroke-dasharray:6 5}</style>",
        '<marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
        '<polygon points="0,0 10,5 0,10" fill="#6f7886"/></marker>',
    ]
    for start, end, optional in arrows:
        (x1, y1), (x2, y2) = at[start], at[end]
        kind = ' class="optional"' if optional else ""
        lines.append(f'<path{kind} d="M{x1:g} {y1 + HEIGHT:g}L{x2:g} {y2:g}"/>')
    for name, (x, y) in at.items():
        lines.append(f'<rect x="{x - BOX / 2:g}" y="{y:g}" width="{BOX}" height="{HEIGHT}" rx="8"/>')
        lines.append(f'<text x="{x:g}" y="{y + 29:g}">{name}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PICTURE.read_text(encoding="utf-8") == svg() else "run build-support/architecture/draw.py")
    PICTURE.write_text(svg(), encoding="utf-8")
