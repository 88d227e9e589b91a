"""Which words of a portal page are labels: rows of the metadata table, section headings and other marks.

The words are those of ``vocab/crosswalk/portal-labels.csv`` in English and in the language of the page's own interface.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from lodpub.crosswalk import VOCAB
from lodpub.readers.pure.lines import Line

__all__ = ["Labels", "Row", "labels_for"]


class Row(NamedTuple):
    """A label with its value. `how` tells what stood between them: ``cell``, ``line``, ``colon``, ``space`` or ``""``."""

    key: str
    value: str
    how: str


class Labels:
    """The labels of one interface language, English ones included."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        words = [w for code in languages for w in _words(code)]
        self.sections = _first({word: key for kind, key, word in reversed(words) if kind == "section"})
        self._rows = _by_first_letter(((word, key) for kind, key, word in words if kind == "row"))
        self._marks = _by_first_letter(((word, key) for kind, key, word in words if kind == "mark"))
        self._mark_words: dict[str, tuple[str, ...]] = {}
        for kind, key, word in words:
            if kind == "mark":
                self._mark_words[key] = (*self._mark_words.get(key, ()), word)

    def section(self, line: Line) -> str | None:
        """The section that a line is the heading of."""
        return self.sections.get(line.text.lower().rstrip(" :：")) if len(line.text) < 90 else None

    def row(self, line: Line) -> Row | None:
        """The label and value of a line that reads as a row; whether it is one, its neighbours decide."""
        if line.cells:
            label = line.cells[0].lower().rstrip(" :：")
            for word, key in self._rows.get(label[:1], ()):
                if word == label:
                    return Row(key, line.cells[1], "cell")
            return None
        folded = line.text.lower()
        for word, key in self._rows.get(folded[:1], ()):
            if folded.startswith(word) and len(line.text) >= len(word):
                return _split(line.text, len(word), key)
        return None

    def rows(self, line: Line) -> list[Row]:
        """Every reading of a line as a row, the longest label first."""
        folded = line.text.lower()
        return [
            _split(line.text, len(word), key) for word, key in self._rows.get(folded[:1], ()) if folded.startswith(word)
        ]

    def mark(self, line: Line, key: str) -> str | None:
        """What follows a mark at the start of a line, None where the line does not start with it."""
        folded = line.text.lower()
        for word, found in self._marks.get(folded[:1], ()):
            if found == key and folded.startswith(word):
                return line.text[len(word) :].strip()
        return None

    def holds(self, line: Line, key: str) -> bool:
        """Whether a line holds a mark anywhere."""
        folded = line.text.lower()
        return any(word in folded for word in self._mark_words.get(key, ()))

    def words(self, key: str) -> tuple[str, ...]:
        """The words of a mark, in lower case."""
        return self._mark_words.get(key, ())


def labels_for(lines: Sequence[Line]) -> Labels:
    """The labels for a page: English and the one other language that explains more of its lines, if there is one."""
    sample = [line for line in lines[:3000] if line.text and len(line.text) < 300]
    texts = [(line.text.lower(), (line.cells[0] if line.cells else line.text).lower()) for line in sample]
    scores = {code: _score(code, texts) for code in _codes() if code != "en"}
    best = max(scores, key=lambda code: scores[code], default="en")
    english = _score("en", texts)
    if best == "en" or scores[best] <= 1 or scores[best] < english / 3:
        return _labels(("en",))
    return _labels((best, "en") if scores[best] >= english else ("en", best))


def _score(code: str, texts: Iterable[tuple[str, str]]) -> int:
    english = {word for _, _, word in _words("en")} if code != "en" else set()
    starts = _by_first_letter(
        ((w, k) for kind, k, w in _words(code) if kind == "row" and len(w) > 1 and w not in english)
    )
    whole = {w for kind, _, w in _words(code) if kind != "row" and w not in english}
    score = 0
    for text, label in texts:
        if (
            text in whole
            or any(text.startswith(f"{w}:") for w in whole if w[:1] == text[:1])
            or any(label.startswith(word) for word, _ in starts.get(label[:1], ()))
        ):
            score += 1
    return score


@cache
def _labels(codes: tuple[str, ...]) -> Labels:
    return Labels(codes)


@cache
def _codes() -> tuple[str, ...]:
    row = rows_of_table()[0]
    return tuple(code for code in row if code not in ("key", "kind"))


@cache
def _words(code: str) -> tuple[tuple[str, str, str], ...]:
    found = []
    for row in rows_of_table():
        for word in (row[code] or "").split("|"):
            if word.strip():
                found.append((row["kind"], row["key"], word.strip().lower()))
    return tuple(found)


@cache
def rows_of_table() -> tuple[dict[str, str], ...]:
    """The rows of the label table; a key may stand once as a row and once as a section."""

    with (VOCAB / "crosswalk" / "portal-labels.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _by_first_letter(pairs: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for word, key in sorted(set(pairs), key=lambda pair: (-len(pair[0]), pair)):
        index.setdefault(word[:1], []).append((word, key))
    return index


def _first(words: dict[str, str]) -> dict[str, str]:
    return {word.rstrip(" :"): key for word, key in words.items()}


def _split(text: str, length: int, key: str) -> Row:
    rest = text[length:]
    if not rest.strip(" :："):
        return Row(key, "", "line")
    if rest.lstrip()[:1] in ":：":
        return Row(key, rest.lstrip()[1:].strip(), "colon")
    return Row(key, rest.strip(), "space" if rest[0] == " " else "")
