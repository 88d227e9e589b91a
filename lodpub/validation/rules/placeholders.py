"""Texts that stand for a value that is not there, from ``vocab/validation/placeholders.csv``."""

from __future__ import annotations

from functools import cache

from lodpub.values.tables import rows

__all__ = ["LONGEST", "is_no_name", "is_placeholder", "placeholders"]

LONGEST = 30
"""Characters of a text that is looked up; those in the table are shorter."""


def is_placeholder(text: str) -> bool:
    """Whether a text says nothing wherever it stands.

    >>> is_placeholder("N/A"), is_placeholder("Unknown")
    (True, False)
    """
    return len(text) < LONGEST and " ".join(text.split()).casefold() in placeholders("anywhere")


def is_no_name(text: str) -> bool:
    """Whether a text says nothing where a name or a date should stand, though elsewhere it may be a value."""
    return len(text) < LONGEST and " ".join(text.split()).casefold() in placeholders("names")


@cache
def placeholders(where: str | None = None) -> frozenset[str]:
    """The texts of the table, in small letters: all, or those that say nothing in a place."""
    return frozenset(text for text, place in rows("validation/placeholders") if where in (None, place))
