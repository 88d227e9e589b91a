"""JSON objects and arrays that know where what is in them stands."""

from __future__ import annotations

from typing import Any

from lodpub.documents.document import Place

__all__ = ["DEEPEST", "PlacedArray", "PlacedObject", "number"]

DEEPEST = 128
"""Levels of nesting that are read."""
_LONGEST_DIGITS = 300


class PlacedObject(dict[str, Any]):
    """A JSON object that knows where each key and each value begins."""

    __slots__ = ("places",)

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, tuple[Place, Place]] = {}


class PlacedArray(list[Any]):
    """A JSON array that knows where each item begins."""

    __slots__ = ("places",)

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []


def number(text: str) -> int | float:
    """The number that digits are; one of hundreds of digits is not exact.

    >>> number("-7"), number("1e2")
    (-7, 100.0)
    """
    if len(text) > _LONGEST_DIGITS or not text.lstrip("-").isdigit():
        return float(text)
    return int(text)
