"""Which words of a portal page are labels: rows of the metadata table, section headings and other marks.

The words are those of ``vocab/crosswalk/portal-labels.csv`` in English and in the language of the page's own interface.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from lodpub.readers.pure.lines import Line
from lodpub.values.patterns import pattern
from lodpub.values.tables import VOCAB

__all__ = ["Labels", "Reading", "every_word", "labels_for"]

_ALIKE = tuple(zip("（）：’\u00a0–", "():' -", strict=True))
"""Signs that portals print now in one form, now in the other; a text keeps its length."""

_MEDIUM = pattern(r"(issn|isbn) ?\([^()]{1,30}\)", needs=("issn", "isbn"))
"""The label of a number with its medium, whatever the word for that."""

Words = tuple[tuple[str, str, str], ...]


class Reading(NamedTuple):
    """A line read as a row: a label of one or more `keys` and its value.

    `how` tells what stood between them: ``cell`` (a table's border or a tab), ``colon``, ``space``, ``glued`` (nothing),
    or ``line`` where the label stands alone.
    """

    keys: tuple[str, ...]
    value: str
    how: str


class Labels:
    """The labels of one interface language, English ones included."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        words = [w for code in languages for w in _words(code)]
        self._sections = {word.rstrip(" :"): key for kind, key, word in reversed(words) if kind == "section"}
        self._inside: dict[str, list[str]] = {}
        for kind, key, word in words:
            if kind == "mark":
                self._inside.setdefault(key, []).append(word)
        self._rows = _by_first_letter((word, key) for kind, key, word in words if kind == "row")
        self._marks: dict[str, dict[str, list[str]]] = {}
        for kind, key, word in sorted(words, key=lambda w: -len(w[2])):
            if kind == "mark":
                self._marks.setdefault(key, {}).setdefault(word[:1], []).append(word)

    def section(self, line: Line) -> str | None:
        """The section that a line is the heading of; a bullet is none."""
        if line.bullet or line.cells or len(line.text) > 90:
            return None
        folded = _folded(line.text).rstrip(" :")
        return self._sections.get(folded) or ("asjc" if "asjc" in folded.replace("-", " ").split() else None)

    def ends_with_section(self, text: str, key: str) -> bool:
        """Whether the heading of a section is glued to the end of a text."""
        folded = _folded(text[-60:])
        return any(folded.endswith(word) for word, found in self._sections.items() if found == key)

    def inline_section(self, line: Line) -> tuple[str, str] | None:
        """The section and the text of a line such as ``Keywords: barley; malt``."""
        label, colon, value = _folded(line.text[:120]).partition(":")
        key = self._sections.get(label.strip()) if colon and value.strip() else None
        return (key, line.text[len(label) + 1 :].strip()) if key else None

    def readings(self, line: Line) -> list[Reading]:
        """Every reading of a line as a row, the longest label first."""
        if line.cells:
            label = _folded(line.cells[0]).rstrip(" :")
            medium = _MEDIUM.match(label)
            words = (label, medium[1]) if medium and medium.end() == len(label) else (label,)
            rows = self._rows.get(label[:1], ())
            return [Reading(keys, line.cells[1], "cell") for word, keys in rows if word in words]
        folded = _folded(line.text)
        found = [
            _split(line.text, len(word), keys)
            for word, keys in self._rows.get(folded[:1], ())
            if folded.startswith(word) and not _cuts_a_word(line.text, len(word))
        ]
        if medium := _MEDIUM.match(folded):  # in a language or a word that the table lacks
            found += [_split(line.text, medium.end(), (medium[1],))]
        return found

    def mark(self, text: str, key: str) -> str | None:
        """What follows a mark at the start of a text, None where the text does not start with it."""
        folded = _folded(text[:200])
        for word in self._marks.get(key, {}).get(folded[:1], ()):
            if folded.startswith(word):
                return text[len(word) :].strip()
        return None

    def part(self, text: str, key: str) -> tuple[str, str] | None:
        """What stands before and after a mark in a text, None where the text does not hold it."""
        folded = _folded(text)
        for word in self._inside.get(key, ()):
            at = folded.find(word)
            if at >= 0 and len(folded) == len(text):
                return text[:at].strip(), text[at + len(word) :].strip()
        return None

    def words(self, key: str) -> Sequence[str]:
        """The words of a mark, in lower case."""
        return self._inside.get(key, ())


def labels_for(lines: Sequence[Line]) -> Labels:
    """The labels for a page: English and the one other language that explains more of its lines, if there is one."""
    scores = dict.fromkeys(_codes(), 0)
    for line in [line for line in lines[:3000] if line.text and len(line.text) < 300]:
        for code in _spoken(line):
            scores[code] += 1
    english = scores.pop("en")
    best = max(scores, key=lambda code: scores[code], default="en")
    if best == "en" or scores[best] <= 1 or scores[best] < english / 3:
        return _labels(("en",))
    return _labels((best, "en") if scores[best] >= english else ("en", best))


def every_word(key: str) -> list[str]:
    """The words of a mark in all languages, the longest first."""
    words = {word for code in _codes() for kind, k, word in _words(code) if (kind, k) == ("mark", key)}
    return sorted(words, key=lambda word: (-len(word), word))


def _folded(text: str) -> str:
    """A text as labels are compared: in lower case, full-width brackets and the like as their ASCII."""
    if not text.isascii():
        for sign, plain in _ALIKE:
            text = text.replace(sign, plain)
    return text.lower()


def _spoken(line: Line) -> set[str]:
    """The languages that a line has a label of: at its beginning that of a row, or as a whole that of a section or mark."""
    text, label = _folded(line.text), _folded(line.cells[0] if line.cells else line.text)
    head = text.partition(":")[0].strip()
    rows, others, lengths = _speakers()
    found: set[str] = set()
    for word in {text, head, f"{head}:"}:
        found.update(others.get(word, ()))
    for length in lengths:
        found.update(rows.get(label[:length], ()))
    return found


@cache
def _speakers() -> tuple[dict[str, list[str]], dict[str, list[str]], list[int]]:
    """The languages that each label of a row has a meaning in, those of each other word, and the lengths that labels of
    rows have. Of words that are English as well, English alone."""
    rows: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    english = {word for _, _, word in _words("en")}
    columns, table = _table()
    for _, kind, *cells in table:
        known = rows if kind == "row" else others
        for code, cell in zip(columns[2:], cells, strict=True):
            for word in cell.split("|") if cell else ():
                if code == "en" or word not in english:
                    known.setdefault(word, []).append(code)
    rows = {word: codes for word, codes in rows.items() if len(word) > 1}
    return rows, others, sorted({len(word) for word in rows})


@cache
def _labels(codes: tuple[str, ...]) -> Labels:
    return Labels(codes)


@cache
def _codes() -> tuple[str, ...]:
    return tuple(_table()[0][2:])


@cache
def _words(code: str) -> Words:
    columns, rows = _table()
    at = columns.index(code)
    return tuple((row[1], row[0], word) for row in rows if row[at] for word in row[at].split("|"))


@cache
def _table() -> tuple[list[str], list[list[str]]]:
    """The columns of the label table and its rows, all folded at once; a key may stand once as a row and once as a
    section."""
    with open(os.path.join(VOCAB, "crosswalk", "portal-labels.csv"), encoding="utf-8", newline="") as file:
        return next(csv.reader([next(file)])), list(csv.reader(_folded(file.read()).splitlines()))


def _by_first_letter(pairs: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    keys: dict[str, dict[str, None]] = {}
    for word, key in pairs:
        keys.setdefault(word, {})[key] = None
    index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for word in sorted(keys, key=lambda word: (-len(word), word)):
        index.setdefault(word[:1], []).append((word, tuple(keys[word])))
    return index


def _cuts_a_word(text: str, length: int) -> bool:
    """Whether a label would end with the first letter of its value: *Begeleiders* in ``BegeleiderSofie``."""
    return length > 1 and text[length - 1].isupper() and text[length - 2].islower()


def _split(text: str, length: int, keys: tuple[str, ...]) -> Reading:
    rest = text[length:]
    if not rest.strip(" :："):
        return Reading(keys, "", "line")
    if rest.lstrip()[:1] in ":：":
        return Reading(keys, rest.lstrip()[1:].strip(), "colon")
    return Reading(keys, rest.strip(), "space" if rest[0] == " " else "glued")
