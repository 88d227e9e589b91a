"""Rows whose label no table has, told by a value that nothing else can have: the language and the state of a work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lodpub.readers.pure.grammar import language, status
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.printed_dates import printed_date

__all__ = ["told_by_value"]

_LONGEST = 120


def told_by_value(key: str, lines: Sequence[Line], indices: Iterable[int]) -> tuple[int, str, str] | None:
    """The first of some lines that holds the ``language`` or ``state`` of the work: its index, the value and what parts
    it from its label, as in `Reading`.

    >>> told_by_value("language", [Line(1, "Zdrojový jazykEnglish")], [0])
    (0, 'English', 'glued')
    """
    for index in indices:
        line = lines[index]
        short = len(line.text) <= _LONGEST and (key != "language" or line.cells or len(line.text.split()) < 6)
        if line.text and short and not line.bullet:
            fitting = ((value, how) for value, how in _values(line) if _FITS[key](value))
            if found := next(fitting, None):
                return index, *found
    return None


def _values(line: Line) -> Iterator[tuple[str, str]]:
    """What may be the value of a line, whatever its label."""
    if line.cells:
        yield line.cells[1], "cell"
        return
    _, colon, value = line.text.partition(": ")
    if colon:
        yield value.strip(), "colon"
    yield line.text, "line"
    for at in range(2, len(line.text) - 1):
        if line.text[at - 1] == " ":
            yield line.text[at:], "space"
        elif _begins_a_word(line.text[at - 1], line.text[at]):
            yield line.text[at:], "glued"


def _begins_a_word(before: str, letter: str) -> bool:
    """Whether a letter can be the first of a value glued to its label: a capital, or one of a script without capitals."""
    if letter.isupper():
        return before.isalpha() and not before.isupper()
    return letter.isalpha() and not letter.islower()


def _is_language(value: str) -> bool:
    return language(value) is not None


def _is_state(value: str) -> bool:
    found = status(value)
    return found is not None and printed_date(found[1]) is not None


_FITS = {"language": _is_language, "state": _is_state}
