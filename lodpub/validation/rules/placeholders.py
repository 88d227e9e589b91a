"""Texts that stand for a value that is not there, from ``vocab/validation/placeholders.csv``."""

from __future__ import annotations

from functools import cache

from lodpub.values.tables import rows

__all__ = ["is_no_name", "is_placeholder"]

_LONGEST = 30


def is_placeholder(text: str) -> bool:
    """Whether a text says nothing wherever it stands.

    >>> is_placeholder("N/A"), is_placeholder("Unknown")
    (True, False)
    """
    return len(text) < _LONGEST and " ".join(text.split()).casefold() in _placeholders("anywhere")


def is_no_name(text: str) -> bool:
    """Whether a text says nothing where a name or a date should stand, though elsewhere it may be a value."""
    return len(text) < _LONGEST and " ".join(text.split()).casefold() in _placeholders("names")


@cache
def _placeholders(where: str) -> frozenset[str]:
    return frozenset(text for text, place in rows("validation/placeholders") if place == where)
