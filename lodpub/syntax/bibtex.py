"""The syntax of BibTeX files: entries with their fields and lines, strings put in, what is broken told apart from the rest.

An entry ends where its braces close, and at the latest where a line begins the next one, so that a brace too few costs one
entry and not the file. Text outside entries, ``@comment`` and ``@preamble`` say nothing about a work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lodpub.values.patterns import pattern

__all__ = ["Broken", "Entry", "Field", "entries"]

_START = pattern(r"@[ \t]*([A-Za-z][\w-]*)\s*([{(])")
_BOUNDARY = pattern(
    r"(?:^|[})])[ \t]*(?=@[ \t]*(?:(?:comment|preamble)\s*[{(]|[A-Za-z][\w-]*\s*[{(]\s*[^\s,{}()\"=#]*(?:\s*[,=]|[ \t]*$)))",
    re.MULTILINE | re.IGNORECASE,
)
_KEY = pattern(r"\s*([^,={}\"\n]*?)\s*(?:,|(?=[)}]\s*\Z)|\Z)|\s*([^\s,={}\"]+)[ \t]*\n")
_NAME = pattern(r"[\s,]*([^\s={}\",#()]+)\s*=\s*")
_PLAIN = pattern(r"[^\s,{}\"#()=]+")
_SPACE = pattern(r"\s*")
_BRACES = pattern(r"[{}]")
_ESCAPED = pattern(r"\\.|[{}]", re.DOTALL)
_QUOTES = pattern(r"[{}\"]")
_SWALLOWED = pattern(r"[,}\"]\s*\n\s*[A-Za-z][\w-]*\s*=\s*[{\"\w]")
_NUMBER = pattern(r"\d+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Field(NamedTuple):
    """A field: its name in lower case, its value as written (LaTeX), and its line."""

    name: str
    value: str
    line: int


class Entry(NamedTuple):
    """One entry; `type` is in lower case. `faults` are (line, what is wrong) that did not keep it from being read."""

    type: str
    key: str
    line: int
    fields: list[Field]
    faults: list[tuple[int, str]]


class Broken(NamedTuple):
    """An entry that could not be read, why, and where."""

    line: int
    found: str
    expected: str


class _Fault(Exception):
    def __init__(self, place: int, found: str, expected: str) -> None:
        super().__init__(found)
        self.place = place
        self.found = found
        self.expected = expected


def entries(text: str, along: str = "") -> Iterator[Entry | Broken]:
    """The entries of a file in order, with the broken ones between them; the strings that `along` defines hold in it.

    >>> [entry] = entries('@string{j = "On Hyphens"} @article{berg, journal = j # { 2}, month = mar,\\n year = 2020}')
    >>> entry.key, [(field.name, field.value, field.line) for field in entry.fields]
    ('berg', [('journal', 'On Hyphens 2', 1), ('month', 'mar', 1), ('year', '2020', 2)])
    """
    strings = _Reader(along)
    for _ in strings.blocks() if along else ():
        pass
    yield from _Reader(text, strings).blocks()


class _Reader:
    def __init__(self, text: str, before: _Reader | None = None) -> None:
        self._text = text
        self._lines = [m.start() for m in re.finditer("\n", text)]
        self._strings: dict[str, str] = dict(before._strings) if before else {month: month for month in _MONTHS}
        self._boundary = -1
        self._faults: list[tuple[int, str]] = []
        self._never_closes = False

    def blocks(self) -> Iterator[Entry | Broken]:
        """What stands at each ``@`` and is an entry."""
        place = 0
        while match := _START.search(self._text, place):
            found, place = self.block(match)
            if found is not None:
                yield found

    def block(self, match: re.Match[str]) -> tuple[Entry | Broken | None, int]:
        """What stands at an ``@``, and where to go on."""
        kind = match[1].lower()
        if kind == "comment":
            return None, self._past_comment(match.end())
        end = self._limit(match.end())
        self._faults = []
        try:
            if kind == "preamble":
                return None, self._braced(match.end() - 1, end)[1] if match[2] == "{" else match.end()
            if kind == "string":
                fields, place = self._fields(match.end(), end)
                self._strings |= {field.name: field.value for field in fields}
                return None, place
            key = _KEY.match(self._text, match.end(), end)
            if key and key[2]:
                self._faults.append((self.line(key.start(2)), f"no comma behind the key {key[2]!r}"))
            fields, place = self._fields(key.end() if key else match.end(), end)
            return Entry(
                kind, (key[1] or key[2] or "") if key else "", self.line(match.start()), fields, self._faults
            ), place
        except _Fault as fault:
            if kind == "preamble":
                return None, end
            return Broken(self.line(fault.place), fault.found, fault.expected), end

    def line(self, place: int) -> int:
        return bisect_right(self._lines, place - 1) + 1

    def _limit(self, place: int) -> int:
        """Where the next entry begins, the end of the text where there is none."""
        if self._boundary < place:
            match = _BOUNDARY.search(self._text, place)
            self._boundary = match.end() if match else len(self._text)
        return self._boundary

    def _past_comment(self, place: int) -> int:
        """Behind the braces of a comment, which may hold whole entries; behind its word where they never close."""
        if self._never_closes:
            return place
        depth = 1
        for match in _BRACES.finditer(self._text, place):
            depth += 1 if match.group() == "{" else -1
            if depth == 0:
                return match.end()
        self._never_closes = True
        return place

    def _fields(self, place: int, end: int) -> tuple[list[Field], int]:
        """The fields up to the brace that closes the entry, and the place behind it."""
        fields: list[Field] = []
        text, last = self._text, place
        while True:
            match = _NAME.match(text, place, end)
            if match is None:
                break
            if fields and "," not in text[place : match.start(1)]:
                self._faults.append((self.line(match.start(1)), f"no comma before {match[1]!r}"))
            last = match.end()
            value, place = self._value(last, end, match[1])
            fields.append(Field(match[1].lower(), value, self.line(match.start(1))))
        rest = _skip(text, place, end)
        while rest < end and text[rest] == ",":
            rest = _skip(text, rest + 1, end)
        if rest >= end:
            if fields and _SWALLOWED.search(fields[-1].value):
                raise _Fault(last, "a brace that is never closed", "'}' before the next field")
            self._faults.append((self.line(end - 1), "the entry has no closing brace: it may be cut off"))
            return fields, end
        if text[rest] not in ")}":
            raise _Fault(rest, repr(text[rest : rest + 20].split("\n")[0]), "a field such as 'title = {...}'")
        return fields, rest + 1

    def _value(self, place: int, end: int, name: str) -> tuple[str, int]:
        """A value of pieces that ``#`` joins, and the place behind it."""
        pieces: list[str] = []
        while True:
            place = _skip(self._text, place, end)
            sign = self._text[place : place + 1] if place < end else ""
            if sign == "{":
                piece, place = self._braced(place, end)
            elif sign == '"':
                piece, place = self._quoted(place, end)
            elif match := _PLAIN.match(self._text, place, end):
                piece, place = self._named(match[0], match.start()), match.end()
            else:
                raise _Fault(min(place, end - 1), f"no value of {name!r}", "a value in braces or quotes")
            pieces.append(piece)
            after = _skip(self._text, place, end)
            if after >= end or self._text[after] != "#":
                return "".join(pieces), place
            place = after + 1

    def _named(self, word: str, place: int) -> str:
        found = self._strings.get(word.lower())
        if found is None and not _NUMBER.fullmatch(word):
            self._faults.append((self.line(place), f"{word!r} is not defined by any @string"))
        return word if found is None else found

    def _braced(self, place: int, end: int) -> tuple[str, int]:
        """The text between a brace and the one that closes it: by BibTeX's rule a backslash in front of a brace changes
        nothing; where that leads nowhere, it does."""
        for signs in (_BRACES, _ESCAPED):
            depth = 0
            for match in signs.finditer(self._text, place, end):
                sign = match.group()
                depth += (sign == "{") - (sign == "}")
                if depth == 0:
                    return self._text[place + 1 : match.start()], match.end()
        raise _Fault(place, "a brace that is never closed", "'}' before the next entry")

    def _quoted(self, place: int, end: int) -> tuple[str, int]:
        depth = 0
        for match in _QUOTES.finditer(self._text, place + 1, end):
            sign = match.group()
            if sign == '"' and depth <= 0:
                return self._text[place + 1 : match.start()], match.end()
            depth += (sign == "{") - (sign == "}")
        for match in re.finditer(r"\"\s*(?=,\s*\n|\n\s*}|}\s*$)", self._text[place + 1 : end]):
            return self._text[place + 1 : place + 1 + match.start()], place + 2 + match.start()
        raise _Fault(place, "a quotation mark that is never closed", "'\"' before the next entry")


def _skip(text: str, place: int, end: int) -> int:
    match = _SPACE.match(text, place, end)
    return match.end() if match else place
