"""The folder of vocabulary data, and the tables in it that the grammars of this room need: languages, words in names."""

from __future__ import annotations

import csv
import os
from functools import cache

__all__ = ["VOCAB", "rows"]

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_INSTALLED = os.path.join(_PACKAGE, "vocab")
VOCAB = _INSTALLED if os.path.isdir(_INSTALLED) else os.path.join(os.path.dirname(_PACKAGE), "vocab")
"""The folder of vocabulary data: inside the package once installed, beside it in a checkout. A plain string, since
pathlib takes longer to import than a record to read."""


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table below ``vocab/``, without its header.

    >>> ("eng", "en") in rows("languages/iso639")
    True
    """
    with open(os.path.join(VOCAB, f"{name}.csv"), encoding="utf-8", newline="") as file:
        return tuple(map(tuple, csv.reader(file)))[1:]
