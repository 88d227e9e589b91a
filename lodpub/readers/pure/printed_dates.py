"""Dates as portals print them, in any of their languages: ``Aug 1 2021``, ``9-dec.-2004``, ``2021年8月1日``."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from lodpub.crosswalk import table
from lodpub.values.dates import iso
from lodpub.values.patterns import pattern

__all__ = ["printed_date", "printed_period"]

_TOKEN = pattern(r"\d+|[^\W\d_]+")
_CJK = pattern(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?", needs=("年", "년"))
_ISO = pattern(r"(\d{4})[-/.]\s?(\d{1,2})(?:[-/.]\s?(\d{1,2}))?\.?(?!\d)", needs=("-", "/", "."))
_YEAR_LAST = pattern(r"(?:(\d{1,2})([./-])\s?)?(\d{1,2})[./-]\s?(\d{4})", needs=("-", "/", "."))
_NUMERIC = pattern(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?!\d)")
_DAY_FIRST = pattern(r"\d/0\d/\d")
"""Portals that write the day first fill up the month alone: ``8/04/21``; the others fill up neither."""
_ARROW = pattern(r"\s*(?:→|➝|->|–|—|\bthrough\b)\s*", re.IGNORECASE)

_BETWEEN = frozenset(
    [
        "de",
        "del",
        "of",
        "den",
        "der",
        "di",
        "d",
        "le",
        "il",
        "el",
        "st",
        "nd",
        "rd",
        "th",
        "er",
        "º",
        "ª",
        "月",
        "월",
        "日",
        "일",
        "年",
        "년",
    ]
)
"""What may stand between the parts of a date."""


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for month, row in table("months").items():
        for column, words in row.items():
            if column != "month":
                for word in (words or "").split("|"):
                    if word:
                        found.setdefault(word.strip().lower().rstrip("."), int(month))
    return found


def printed_date(text: str) -> str | None:
    """The date in a text that holds a date and nothing else, as exact as it is printed; None where it is none.

    >>> printed_date("Aug 1 2021"), printed_date("22 nov. 2024"), printed_date("Nov 2013"), printed_date("1985")
    ('2021-08-01', '2024-11-22', '2013-11', '1985')
    >>> printed_date("1º ottobre 2020"), printed_date("le 3 mai 2019"), printed_date("forår 2019")
    ('2020-10-01', '2019-05-03', '2019')
    >>> printed_date("01.10.2016"), printed_date("30/10/2016"), printed_date("01/10/2016"), printed_date("10/2016")
    ('2016-10-01', '2016-10-30', '2016', '2016-10')
    """
    text = text.strip()
    cjk = _CJK.match(text)
    if cjk:
        year, month, day = (int(g) if g else None for g in cjk.groups())
        return iso(year or 0, month, day)
    stated = _ISO.fullmatch(text)
    if stated:
        year, month, day = (int(g) if g else None for g in stated.groups())
        return iso(year or 0, month, day)
    if last := _YEAR_LAST.fullmatch(text):
        return _in_numbers(int(last[1] or 0), int(last[3]), int(last[4]), last[2])
    return _worded(_TOKEN.findall(text.lower()))


def _in_numbers(first: int, second: int, year: int, separator: str | None) -> str | None:
    """``10/2016``, ``01.10.2016`` and ``30/10/2016``; of ``01/10/2016``, which may be January or October, the year."""
    if separator is None:
        return iso(year, second, None)
    dates = {iso(year, second, first)} | ({iso(year, first, second)} if separator != "." else set())
    dates.discard(None)
    return dates.pop() if len(dates) == 1 else iso(year, None, None) if dates else None


@cache
def _seasons() -> frozenset[str]:
    return frozenset(word for row in table("seasons").values() for word in row["names"].lower().split("|"))


def _worded(tokens: list[str]) -> str | None:
    year = month = day = None
    if not 1 <= len(tokens) <= 6:
        return None
    glued = " ".join(tokens)
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token.isdigit() and len(token) == 4 and year is None:
            year = int(token)
        elif token in _months() and month is None:
            month = _months()[token]
        elif token.isdigit() and following in ("月", "월") and month is None:
            month = int(token)
        elif token.isdigit() and len(token) <= 2 and day is None:
            day = int(token)
        elif token not in _BETWEEN and not (token in _seasons() and day is None):
            return None
    if year is None or (day is not None and month is None) or not glued:
        return None
    return iso(year, month, day)


def printed_period(text: str, hint: str | None = None, order: str | None = None) -> tuple[str | None, str | None]:
    """The two dates of a period; an open end is None.

    Dates in numbers can often be read in several ways. `hint`, an ISO date known to be the start, settles that; else the
    shortest period wins; among equals the page's own `order` (``dmy``, ``mdy``, ``ymd``); where that is not known, none.

    >>> printed_period("3/30/25 → 4/3/25"), printed_period("2/11/24 → 6/11/24", "2024-11-02")
    (('2025-03-30', '2025-04-03'), ('2024-11-02', '2024-11-06'))
    >>> printed_period("10/30/2024 → 11/2/2024"), printed_period("02.11.2024 – 06.11.2024", order="dmy")
    (('2024-10-30', '2024-11-02'), ('2024-11-02', '2024-11-06'))
    """
    parts = [p for p in _ARROW.split(text.strip()) if p.strip(" ….")][:2]
    worded = [None if _YEAR_LAST.fullmatch(p.strip()) else printed_date(p) for p in parts]
    if parts and all(worded):
        return worded[0], worded[-1] if len(worded) > 1 else None
    numbers = [_NUMERIC.fullmatch(p.strip()) for p in parts]
    if not parts or not all(numbers):
        return None, None
    triples = [(int(n[1]), int(n[2]), int(n[3])) for n in numbers if n is not None]
    readings = {o: r for o in ("dmy", "mdy", "ymd") if (r := _read(triples, o)) is not None}
    if hint:
        readings = {o: r for o, r in readings.items() if r[0].startswith(hint[: len(r[0])])} or readings
    shortest = min((_days(r) for r in readings.values()), default=0)
    readings = {o: r for o, r in readings.items() if _days(r) == shortest}
    if order is None and any(_DAY_FIRST.match(part) for part in parts):
        order = "dmy"
    chosen = readings.get(order or "")
    if chosen is None and len(set(readings.values())) == 1:
        chosen = next(iter(readings.values()))
    return (chosen[0], chosen[1] if len(parts) > 1 else None) if chosen else (None, None)


def _read(triples: list[tuple[int, int, int]], order: str) -> tuple[str, str] | None:
    dates = []
    for triple in triples:
        parts = dict(zip(order, triple, strict=True))
        year = parts["y"]
        if year < 100:
            year += 2000 if year < 70 else 1900
        elif year < 1000:
            return None
        day = iso(year, parts["m"], parts["d"])
        if day is None:
            return None
        dates.append(day)
    return (dates[0], dates[-1]) if dates == sorted(dates) else None


def _days(reading: tuple[str, str]) -> int:
    start, end = (date.fromisoformat(day) for day in reading)
    return (end - start).days
