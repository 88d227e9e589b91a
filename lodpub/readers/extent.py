"""Pages and article numbers, which many formats keep in one field."""

from __future__ import annotations

from lodpub.values import pages

__all__ = ["extent"]


def extent(first: str | None, last: str | None = None) -> tuple[str | None, str | None]:
    """The range of pages and the article number that a first and a last page, or one text, are.

    A single "page" that holds a letter and digits is an article number.

    >>> extent("123", "127"), extent("123-7"), extent("e1002", "e1002"), extent("12")
    (('123-127', None), ('123-7', None), (None, 'e1002'), ('12', None))
    """
    if not first:
        return None, None
    if last and last != first:
        return f"{first}-{last}", None
    parsed = pages.parse(first)
    if parsed is None:
        return first.replace("\u2013", "-").replace("--", "-"), None
    start, end = parsed
    if end and end != start:
        return f"{start}-{end}", None
    mixed = any(map(str.isdigit, start)) and not start.isdigit()
    return (None, start) if mixed else (start, None)
