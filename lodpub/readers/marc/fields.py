"""The fields of a MARC record, from which a reader takes subfields; what is left over was not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Entry", "Field"]


class Field:
    """One variable field: its tag, its indicators, its subfields in order, and the line or the number it stands at.

    >>> field = Field("245", "1", "0", [("a", "On hyphens :"), ("b", "a study /"), ("c", "Jan Berg.")], 3)
    >>> field.take("a"), field.take("b"), list(field.left())
    ('On hyphens :', 'a study /', ['245$c: Jan Berg.'])
    """

    def __init__(self, tag: str, first: str, second: str, subfields: list[tuple[str, str]], line: int) -> None:
        self.tag = tag
        self.first = first
        self.second = second
        self.line = line
        self._subfields = [(code, value.strip()) for code, value in subfields if value.strip()]

    def take(self, code: str) -> str | None:
        """Takes the first subfield of a code."""
        for number, (name, value) in enumerate(self._subfields):
            if name == code:
                del self._subfields[number]
                return value
        return None

    def takes(self, codes: str) -> list[str]:
        """Takes all subfields of these codes, in order."""
        found = [value for code, value in self._subfields if code in codes]
        self._subfields = [(code, value) for code, value in self._subfields if code not in codes]
        return found

    def has(self, code: str) -> bool:
        """Whether a subfield of a code is still there."""
        return any(name == code for name, _ in self._subfields)

    def peek(self, code: str) -> str | None:
        """The first subfield of a code, which stays."""
        return next((value for name, value in self._subfields if name == code), None)

    def codes(self) -> list[str]:
        """The codes of the subfields that are still there, in order."""
        return [code for code, _ in self._subfields]

    def pairs(self) -> list[tuple[str, str]]:
        """The subfields that are still there, in order, each its code and its value."""
        return list(self._subfields)

    def left(self) -> Iterator[str]:
        """What nobody took."""
        for code, value in self._subfields:
            yield f"{self.tag}${code}: {value}"


class Entry(NamedTuple):
    """One MARC record: its leader, its control fields by tag, and its variable fields."""

    line: int
    leader: str
    controls: dict[str, str]
    fields: list[Field]

    def of(self, *tags: str) -> list[Field]:
        """The fields of these tags, in the order of the record."""
        return [field for field in self.fields if field.tag in tags]
