"""JSON that keeps all rules, with the place of every key and value: the same as `json_text` reads it, in a third of the time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from lodpub.documents.document import Place
from lodpub.documents.json_placed import DEEPEST, PlacedArray, PlacedObject, number
from lodpub.documents.places import Lines

__all__ = ["read"]

_SPACE = re.compile(r"[ \t\r\n]*")
_PAIR = re.compile(r'[ \t\r\n]*"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*(?:"([^"\\\x00-\x1f]*)"|([{\[])|)')
"""A key, and the string that is its value or the bracket that opens it; neither is there before another scalar."""
_ITEM = re.compile(r'[ \t\r\n]*(?:"([^"\\\x00-\x1f]*)"|([{\[])|)')
_NEXT = re.compile(r"[ \t\r\n]*([,}\]])")
_SCALAR = re.compile(
    r'"[^"\\\x00-\x1f]*(?:\\["\\/bfnrtu][^"\\\x00-\x1f]*)*"|true|false|null'
    r"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
)
_WORDS = {"true": True, "false": False, "null": None}
_SURROGATE = re.compile("[\ud800-\udfff]")
_new = tuple.__new__  # a named tuple in half the time


class _NotGoodError(Exception):
    """Something is to be said of the text."""


def read(text: str, lines: Lines, start: int, end: int) -> PlacedArray | None:
    """The one document in a text, or in a part of it; None where it breaks a rule, says a key twice or goes too deep.

    >>> read('{"a": [1, "x"]}', Lines(""), 0, 15), read('{"a": 1,}', Lines(""), 0, 9)
    ([{'a': [1, 'x']}], None)
    """
    space = _SPACE.match(text, start, end)
    at = space.end() if space else start
    opening = text[at : at + 1]
    if at >= end or opening not in "{[":
        return None
    try:
        value, behind = _Reader(text, lines, start, end).bracket(opening, at + 1, 1)
    except _NotGoodError:
        return None
    space = _SPACE.match(text, behind, end)
    if space is None or space.end() < end:
        return None
    roots = PlacedArray()
    roots.append(value)
    roots.places.append(lines.place(at))
    return roots


class _Reader:
    def __init__(self, text: str, lines: Lines, start: int, end: int) -> None:
        self.text, self.end = text, end
        self.place: Callable[[int], Place] = lines.place
        if text.find("\n", start, end) < 0:  # all in one line
            line, column = lines.place(start)
            shift = column - start
            self.place = lambda at: _new(Place, (line, at + shift))

    def bracket(self, opening: str, at: int, depth: int) -> tuple[Any, int]:
        """What a bracket opens, and the offset behind its end; `at` is behind the bracket."""
        if depth > DEEPEST:
            raise _NotGoodError
        closing = "}" if opening == "{" else "]"
        made: PlacedObject | PlacedArray = PlacedObject() if opening == "{" else PlacedArray()
        found = _NEXT.match(self.text, at, self.end)
        if found:
            if found[1] != closing:
                raise _NotGoodError
            return made, found.end()
        while True:
            at = self.pair(made, at, depth) if isinstance(made, PlacedObject) else self.item(made, at, depth)
            found = _NEXT.match(self.text, at, self.end)
            if found is None:
                raise _NotGoodError
            at = found.end()
            if found[1] == closing:
                return made, at
            if found[1] != ",":
                raise _NotGoodError

    def pair(self, made: PlacedObject, at: int, depth: int) -> int:
        """Adds a key with its value; the offset behind it."""
        found = _PAIR.match(self.text, at, self.end)
        if found is None:
            raise _NotGoodError
        key = found[1]
        if key in made:
            raise _NotGoodError
        value, begin, behind = self.value(found, 2, depth)
        made[key] = value
        made.places[key] = (self.place(found.start(1) - 1), self.place(begin))
        return behind

    def item(self, made: PlacedArray, at: int, depth: int) -> int:
        """Adds an item; the offset behind it."""
        found = _ITEM.match(self.text, at, self.end)
        if found is None:
            raise _NotGoodError
        value, begin, behind = self.value(found, 1, depth)
        made.append(value)
        made.places.append(self.place(begin))
        return behind

    def value(self, found: re.Match[str], group: int, depth: int) -> tuple[Any, int, int]:
        """The value that a match ends with or stands before, and the offsets of its begin and behind it."""
        text, opening, behind = found[group], found[group + 1], found.end()
        if text is not None:
            return text, found.start(group) - 1, behind
        begin = behind if opening is None else behind - 1
        value, behind = self.scalar(behind) if opening is None else self.bracket(opening, behind, depth + 1)
        return value, begin, behind

    def scalar(self, at: int) -> tuple[Any, int]:
        """A word, a number or a string with escapes, and the offset behind it."""
        found = _SCALAR.match(self.text, at, self.end)
        if found is None:
            raise _NotGoodError
        written = found.group()
        if written[0] != '"':
            return _WORDS[written] if written in _WORDS else number(written), found.end()
        try:
            value: str = json.loads(written)
        except ValueError:
            raise _NotGoodError from None
        if not value.isascii() and _SURROGATE.search(value):
            raise _NotGoodError
        return value, found.end()
