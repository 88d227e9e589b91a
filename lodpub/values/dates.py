"""Dates as exact as they are stated: ISO 8601 in its reduced forms (EDTF level 0), kept as text."""

from __future__ import annotations

import re

__all__ = ["iso", "precision"]

_DATE = re.compile(r"\d{4}(?:-(\d{2})(?:-(\d{2}))?)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date in ISO form, None where the calendar has no such day.

    >>> iso(2021, 8, 1), iso(2021, 8), iso(2021, 2, 30)
    ('2021-08-01', '2021-08', None)
    """
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 1 <= day <= _DAYS[month - 1] or (month == 2 and day == 29 and not leap):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def precision(value: str) -> str | None:
    """``year``, ``month`` or ``day``; None for what is no such date.

    >>> precision("2021-08"), precision("Spring 2021")
    ('month', None)
    """
    match = _DATE.fullmatch(value)
    if match is None or iso(int(value[:4]), *(int(g) for g in match.groups() if g)) is None:
        return None
    return "day" if match[2] else "month" if match[1] else "year"
