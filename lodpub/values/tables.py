"""The data in ``vocab/`` that the grammars of this room need: languages and words in names."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

__all__ = ["rows"]

_PACKAGE = Path(__file__).parent.parent
_VOCAB = _PACKAGE / "vocab" if (_PACKAGE / "vocab").is_dir() else _PACKAGE.parent / "vocab"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table below ``vocab/``, without its header.

    >>> ("eng", "en") in rows("languages/iso639")
    True
    """
    with (_VOCAB / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(map(tuple, csv.reader(file)))[1:]
