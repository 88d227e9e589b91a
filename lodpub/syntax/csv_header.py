"""The header of a table: which columns it has, by their names in several languages."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

from lodpub.values.tables import rows

__all__ = ["Header", "header"]

_DELIMITERS = "\t;,|"
_LETTERS = re.compile(r"[\W_]+")


class Header(NamedTuple):
    """The delimiter, the names as they stand, and the field of each, "" for one that is not known."""

    delimiter: str
    names: list[str]
    fields: list[str]


@cache
def _known() -> dict[str, str]:
    found = {_fold(name): row[0] for row in rows("tags/csv-headers") for name in row[1].split("|")}
    return found | {_fold(row[0]): row[2] for row in rows("tags/csv")}


def _fold(name: str) -> str:
    return _LETTERS.sub("", name.casefold())


def header(line: str) -> Header | None:
    """The columns of a header; None for a line that does not name at least two fields, a title or a DOI among them.

    >>> header("Titel;Autoren;Jahr;Regal").fields
    ['title', 'author', 'issued', '']
    >>> header("Dear all, the title is") is None
    True
    """
    best: Header | None = None
    for delimiter in _DELIMITERS:
        if delimiter in line:
            names = next(csv.reader([line], delimiter=delimiter), [])
            fields = [_known().get(_fold(name), "") for name in names]
            if sum(map(bool, fields)) > (sum(map(bool, best.fields)) if best else 1) and {"title", "doi"} & {*fields}:
                best = Header(delimiter, [name.strip() for name in names], fields)
    return best
