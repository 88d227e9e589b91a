"""The header of a table: which columns it has, by their names in several languages."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = ["Header", "header", "header_lines"]

_DELIMITERS = "\t;,|^~"
_STATED = pattern(r"sep=(.)", re.IGNORECASE)
_MOST_LINES = 50
_LETTERS = pattern(r"[\W_]+")


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


def header(text: str) -> Header | None:
    """The columns of a header, the last of some lines, above which spreadsheets may state the delimiter (``sep=;``); None
    where it does not name at least two fields, a title or a DOI among them.

    >>> header("Titel;Autoren;Jahr;Regal").fields
    ['title', 'author', 'issued', '']
    >>> header("sep=^\\n\\nTitle^Year").delimiter, header("Dear all, the title is") is None
    ('^', True)
    """
    text = text.lstrip("\ufeff \r\n")
    first, _, rest = text.partition("\n")
    stated = _STATED.fullmatch(first.rstrip("\r"))
    line = (rest if stated else text).strip("\r\n")
    best: Header | None = None
    for delimiter in stated[1] if stated else _DELIMITERS:
        if delimiter in line:
            names = next(csv.reader(io.StringIO(line, newline=""), delimiter=delimiter), [])
            fields = [_known().get(_fold(name), "") for name in names]
            if sum(map(bool, fields)) > (sum(map(bool, best.fields)) if best else 1) and {"title", "doi"} & {*fields}:
                best = Header(delimiter, [" ".join(name.split()) for name in names], fields)
    return best


def header_lines(lines: Iterator[str]) -> list[str]:
    """Takes the lines of a table up to its header, which may hold line ends within quotes.

    >>> header_lines(iter(["\\n", "sep=;\\n", '"Title\\n', '(en)";Year\\n', "On;2020\\n"]))[-1]
    '(en)";Year\\n'
    """
    taken: list[str] = []
    quotes = 0
    for line in lines:
        taken.append(line)
        quotes += line.count('"')
        named = line.strip() and not _STATED.fullmatch(line.rstrip("\r\n"))
        if (named and quotes % 2 == 0) or len(taken) == _MOST_LINES:
            break
    return taken
