"""JSON with the place of every key and value, read past the errors that pages in the wild hold.

A comma too many or too few, comments, HTML comments and CDATA marks around the text, two documents in a row, entities,
single quotes, bare words, control characters and missing brackets are each reported, and the rest is read. Time is linear;
the depth has a limit.
"""

from __future__ import annotations

import re
from typing import Any

from lodpub.documents import json_good
from lodpub.documents.json_placed import DEEPEST, PlacedArray, PlacedObject, number
from lodpub.documents.json_scanner import WORD, Scanner
from lodpub.documents.places import Lines, Problems, shown

__all__ = ["read"]


def read(text: str, problems: Problems, lines: Lines, start: int = 0, end: int | None = None) -> PlacedArray:
    """The documents in a text, or in a part of it: one in good JSON, several where they stand in a row.

    `lines` are those of the whole text, so that a script's places are those of its page.

    >>> problems = Problems("a.json")
    >>> read("{'a': [1, 2,] /* x */", problems, Lines("{'a': [1, 2,] /* x */"))
    [{'a': [1, 2]}]
    >>> [finding.message for finding in problems.findings][1]
    'found a comma before the closing bracket, expected no comma'
    """
    end = len(text) if end is None else end
    return json_good.read(text, lines, start, end) or _Reader(text, problems, lines, start, end).read()


_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-])")
_DIGITS = re.compile(r"[+-]?[0-9]+[^0-9]")  # a number in no form that JSON has
_WORDS = {"true": True, "false": False, "null": None}
_LOOSE_WORDS = {"True": True, "False": False, "None": None, "undefined": None, "NaN": None}

_BEGINNING = re.compile(r"""[{\[]\s*(?:["'{\[}\]\u201c]|&quot;|[/<])""")
"""Where JSON may begin behind what is none, such as a script's code."""

_JUNK = re.compile(r"\w[^\s\"',:{}\[\]]*(?=\s*[,}\]])")
"""A word that stands behind a value, and is no key without its quotation marks."""

_HOLE = re.compile(r"\{\{[^\"'{}\n]{1,100}\}\}")
"""The place of a value in a template."""

_KEY, _COLON, _VALUE, _COMMA = range(4)


class _Reader(Scanner):
    def __init__(self, text: str, problems: Problems, lines: Lines, start: int, end: int) -> None:
        super().__init__(text, problems, lines, start, end)
        self.roots = PlacedArray()
        self.open: list[tuple[PlacedObject | PlacedArray, str, int]] = []
        """What is not closed yet; with each the key that waits for its value, and where that stands."""
        self.container: PlacedObject | PlacedArray = self.roots
        self.key, self.key_at = "", 0
        self.state, self.after_comma = _VALUE, False

    def read(self) -> PlacedArray:
        while self.skip() and not self.problems.full:
            if not self._step(self.text[self.at]):
                return self.roots
        if self.open:
            self.problems.lost = True
            closing = " ".join("]" if isinstance(c, PlacedArray) else "}" for c in self._unclosed())
            self.report(self.at, "the end of the text", f"the closing {closing}")
        elif not self.roots:
            self.report(self.at, "no JSON", "an object in braces", once="junk")
        return self.roots

    def _unclosed(self) -> list[PlacedObject | PlacedArray]:
        return [self.container, *(container for container, _, _ in reversed(self.open[1:]))]

    def _step(self, c: str) -> bool:
        """Takes one token in the state that the reader is in; False when nothing more is to be read."""
        if c in "}]":
            self._close(c)
        elif self.state == _COMMA:
            self._between(c)
        elif self.state == _COLON:
            if c == ":":
                self.at += 1
            else:
                self.report(self.at, self.seen(), "a colon after the key")
            self.state = _VALUE
        elif c == ",":
            self.problems.lost |= self.state == _VALUE and isinstance(self.container, PlacedObject)
            self.report(self.at, "a comma", "a key" if self.state == _KEY else "a value")
            self.at += 1
            if isinstance(self.container, PlacedObject):
                self.state = _KEY
        elif self.state == _KEY:
            self._take_key(c)
        elif c == "{" and (hole := _HOLE.match(self.text, self.at, self.end)):
            self.report(self.at, f"{shown(hole.group())}, which no template has filled in", "a value")
            self._add(None, self.at)
            self.at = hole.end()
        elif c in "{[":
            return self._open(c)
        else:
            self._take_scalar(c)
        return True

    def _between(self, c: str) -> None:
        """Behind a value: a comma, or what stands there instead."""
        inside = bool(self.open)
        if c == ",":
            self.at += 1
            self.after_comma = inside
            if not inside:
                self.report(self.at - 1, "a comma after the document", "its end", once="after")
        elif not inside and c not in "{[":
            self.report(self.at, f"{self.seen()} after the document", "its end", once="junk")
            self._to_next()
            return
        elif not inside:
            self.report(self.at, "a second document", "one, or a list in square brackets")
        else:
            self.report(self.at, self.seen(), "a comma")
            word = _JUNK.match(self.text, self.at, self.end)
            if word:
                self.at = word.end()
                return
        self.state = _KEY if isinstance(self.container, PlacedObject) else _VALUE

    def _open(self, c: str) -> bool:
        if len(self.open) >= DEEPEST:
            self.report(self.at, f"more than {DEEPEST} levels of nesting", "less deeply nested JSON")
            return False
        made: PlacedObject | PlacedArray = PlacedObject() if c == "{" else PlacedArray()
        self._add(made, self.at)
        self.open.append((self.container, self.key, self.key_at))
        self.container = made
        self.state = _KEY if c == "{" else _VALUE
        self.after_comma = False
        self.at += 1
        return True

    def _close(self, c: str) -> None:
        kind = PlacedObject if c == "}" else PlacedArray
        if not self.open or not any(isinstance(container, kind) for container in self._unclosed()):
            self.report(self.at, f"a stray {c}", "a value or the end", once=f"stray {c}")
            self.at += 1
            return
        if self.state == _COLON or (self.state == _VALUE and isinstance(self.container, PlacedObject)):
            self.problems.lost = True
            self.report(self.at, c, f"a value for the key {shown(self.key)}")
        elif self.after_comma and self.state != _COMMA:
            before = self.text.rfind(",", 0, self.at)
            self.report(before, "a comma before the closing bracket", "no comma")
        while not isinstance(self.container, kind):
            self.report(self.at, c, "]" if isinstance(self.container, PlacedArray) else "}")
            self._leave()
        self._leave()
        self.at += 1

    def _leave(self) -> None:
        self.container, self.key, self.key_at = self.open.pop()
        self.state, self.after_comma = _COMMA, False

    def _take_key(self, c: str) -> None:
        begin = self.at
        key = self.string(c)
        if key is None:
            found = WORD.match(self.text, self.at, self.end)
            word = found.group().partition(":")[0] if found else ""
            self.report(begin, self.seen(), "a key in double quotes", once="" if word else "no key")
            self.at += len(word) or 1
            if not word:
                return
            key = word
        self.key, self.key_at, self.state = key, begin, _COLON

    def _take_scalar(self, c: str) -> None:
        begin = self.at
        value: Any = self.string(c)
        if value is not None:
            self._add(self.whole(begin, value, isinstance(self.container, PlacedObject)), begin)
            return
        digits = _NUMBER.match(self.text, self.at, self.end)
        if digits:
            self.at = digits.end()
            self._add(number(digits.group()), begin)
            return
        found = WORD.match(self.text, self.at, self.end)
        word = found.group() if found else self.text[self.at]
        self.at += len(word)
        if word not in _WORDS:
            self.report(begin, shown(word), "a value", once="" if self.open else "junk")
            if not self.open:
                self._to_next()
                return
        self._add(_WORDS.get(word, _LOOSE_WORDS.get(word, word if found and not _DIGITS.match(word) else None)), begin)

    def _to_next(self) -> None:
        """Goes over what is no JSON to where some may begin."""
        begun = _BEGINNING.search(self.text, self.at + 1, self.end)
        self.at = begun.start() if begun else self.end

    def _add(self, value: Any, at: int) -> None:
        place = self.lines.place(at)
        if isinstance(self.container, PlacedArray):
            self.container.append(value)
            self.container.places.append(place)
        else:
            if self.key in self.container:
                self.report(self.key_at, f"the key {shown(self.key)} a second time", "each key once", "", "warning")
            self.container[self.key] = value
            self.container.places[self.key] = (self.lines.place(self.key_at), place)
        self.state, self.after_comma = _COMMA, False
