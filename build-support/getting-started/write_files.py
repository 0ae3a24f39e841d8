#!/usr/bin/env python3
"""Writes the files that docs/getting-started.md shows into a folder: write_files.py PAGE FOLDER."""

import pathlib
import re
import sys

FILE = re.compile(r"^`([^`\n]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def main(page, folder):
    files = FILE.findall(pathlib.Path(page).read_text(encoding="utf-8"))
    if not files:
        raise SystemExit(f"{page} shows no files")
    for name, text in files:
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
