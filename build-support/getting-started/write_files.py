#!/usr/bin/env python3
"""Writes the files that docs/getting-started.md shows into a folder.

  write_files.py PAGE FOLDER [java|kotlin|gradle]

Java with Maven is what the numbered sections show. The section "In Kotlin" replaces the POM and
all Java files, the section "With Gradle" the POM alone."""

import pathlib
import re
import sys

FILE = re.compile(r"^`([^`\n]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## ", re.MULTILINE)
SECTIONS = {"kotlin": "In Kotlin", "gradle": "With Gradle"}


def files(page, variant):
    sections = {text.partition("\n")[0]: dict(FILE.findall(text)) for text in SECTION.split(page)}
    shown = {}
    for title, found in sections.items():
        if title not in SECTIONS.values():
            shown.update(found)
    if variant == "java":
        return shown
    own = sections[SECTIONS[variant]]
    replaced = (lambda name: name == "pom.xml" or name.endswith(".java")) if variant == "kotlin" else (
        lambda name: name == "pom.xml")
    return {name: text for name, text in shown.items() if not replaced(name)} | own


def main(page, folder, variant="java"):
    written = files(pathlib.Path(page).read_text(encoding="utf-8"), variant)
    if not written:
        raise SystemExit(f"{page} shows no files")
    for name, text in written.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
