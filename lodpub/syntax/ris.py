"""The lines of RIS: a tag of two characters, white space, a hyphen, a value that may go on in the next line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lodpub.values.patterns import pattern

__all__ = ["Entry", "Line", "entries"]

_TAGGED = pattern(r" ?([A-Z][A-Z0-9]) {1,3}- ?(.*)")
_HEADING = pattern(r"[A-Z][\w -]{0,30}:.*|\d{1,6}\.?\s*")
_ONE_EACH = frozenset(("KW", "L1", "L2", "L3", "L4", "UR", "SN", "AU", "A1", "A2", "A3", "A4"))
_KEEPS_LINES = frozenset(("AB", "N2", "N1"))


class Line(NamedTuple):
    """One tag with its value and the line it stands on."""

    tag: str
    value: str
    number: int


class Entry(NamedTuple):
    """The lines of one record; `ended` tells whether its ``ER`` was there."""

    type: str
    line: int
    lines: list[Line]
    ended: bool


def entries(text: str) -> Iterator[Entry | int]:
    """The records in a text; a line number for text that stands outside any record, once for each stretch of it.

    >>> [entry.lines for entry in entries("TY  - JOUR\\nTI  - On\\nhyphens\\nER  -")]
    [[Line(tag='TI', value='On hyphens', number=2)]]
    """
    entry: Entry | None = None
    blank = outside = False
    for number, raw in enumerate(text.split("\n"), 1):
        match = _TAGGED.fullmatch(raw.rstrip()) if "-" in raw else None
        if match and match[1] == "TY":
            if entry is not None:
                yield entry
            entry, outside = Entry(match[2].strip().upper(), number, [], False), False
        elif match and match[1] == "ER" and entry is not None:
            yield entry._replace(ended=True)
            entry = None
        elif entry is None:
            if raw.strip() and not outside and not _HEADING.fullmatch(raw.strip()):
                outside = True
                yield number
        elif match:
            if value := match[2].strip():
                entry.lines.append(Line(match[1], value, number))
            else:
                entry.lines.append(Line(match[1], "", number))
        elif raw.strip():
            _continue(entry.lines, raw.strip(), number, blank)
        blank = not raw.strip()
    if entry is not None:
        yield entry


def _continue(lines: list[Line], value: str, number: int, blank: bool) -> None:
    """Adds a line without a tag to the value before it."""
    if not lines:
        lines.append(Line("", value, number))
        return
    last = lines[-1]
    if last.tag in _ONE_EACH and last.value:
        lines.append(Line(last.tag, value, number))
        return
    join = "" if not last.value else ("\n\n" if blank else "\n") if last.tag in _KEEPS_LINES else " "
    lines[-1] = last._replace(value=f"{last.value}{join}{value}")
