"""The crosswalk tables of ``vocab/crosswalk/``: one row a concept, one column a vocabulary, read in both directions.

A cell may hold several words, parted by ``|``: the first is the one to write, all are understood when read.

>>> table("work-types")["article"]["schemaorg"]
'ScholarlyArticle'
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

__all__ = ["VOCAB", "Row", "inverse", "table"]

_HERE = Path(__file__).parent
VOCAB = _HERE / "vocab" if (_HERE / "vocab").is_dir() else _HERE.parent / "vocab"
"""The folder of vocabulary data: inside the package once installed, beside it in a checkout."""

Row: TypeAlias = Mapping[str, str]


@cache
def table(name: str) -> Mapping[str, Row]:
    """A table by its file name; rows by their first column, in the order of the file."""
    with (VOCAB / "crosswalk" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        key = (reader.fieldnames or ("",))[0]
        return {row[key]: row for row in reader}


@cache
def inverse(name: str, column: str) -> Mapping[str, str]:
    """From each word of a column, case folded, to the key of its row; the first row that has it wins.

    >>> inverse("work-types", "label")["journal article"]
    'article'
    """
    found: dict[str, str] = {}
    for key, row in table(name).items():
        for word in row[column].split("|"):
            if word:
                found.setdefault(word.casefold(), key)
    return found
