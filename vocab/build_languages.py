"""Rebuilds ``vocab/languages/`` from the npm packages ``language-subtag-registry`` (IANA's registry) and ``iso-639-3``.

Run ``python vocab/build_languages.py`` in a checkout; it needs npm.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "languages"
PAIR = re.compile(r"^\s*(\w+): '(\w+)'", re.MULTILINE)


def packed(package: str, *names: str) -> list[str]:
    """The text of files in an npm package."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            files = [archive.extractfile(f"package/{name}") for name in names]
            return [file.read().decode() for file in files if file is not None]


def write(name: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """One table."""
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main() -> None:
    """Writes the three tables."""
    registry: list[dict[str, Any]] = json.loads(packed("language-subtag-registry", "data/json/registry.json")[0])
    kinds: dict[str, list[str]] = {}
    preferred: list[tuple[str, str, str]] = []
    for entry in registry:
        subtag = entry.get("Subtag") or entry["Tag"]
        kinds.setdefault(entry["Type"], []).append(subtag)
        if entry.get("Preferred-Value", subtag) != subtag:
            preferred.append((entry["Type"], subtag, entry["Preferred-Value"]))
    write("subtags", ("type", "subtags"), [(kind, " ".join(sorted(kinds[kind]))) for kind in sorted(kinds)])
    write("preferred", ("type", "subtag", "preferred"), sorted(preferred))
    ones, bibliographic, terminological = (
        dict(PAIR.findall(text))
        for text in packed("iso-639-3", "iso6393-to-1.js", "iso6393-to-2b.js", "iso6393-to-2t.js")
    )
    codes = {code: ones[code] for code in ones}
    for other in (bibliographic, terminological):
        codes |= {other[code]: ones.get(code, code) for code in other if other[code] != ones.get(code, code)}
    write("iso639", ("code", "subtag"), sorted(codes.items()))


if __name__ == "__main__":
    main()
