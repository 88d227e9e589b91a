"""Dates as portals print them, in any of their languages: ``Aug 1 2021``, ``9-dec.-2004``, ``2021年8月1日``."""

from __future__ import annotations

import re
from functools import cache

from lodpub.crosswalk import table
from lodpub.values.dates import iso

__all__ = ["printed_date", "printed_period"]

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_NUMERIC = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?!\d)")
_ARROW = re.compile(r"\s*(?:→|➝|->|–|—|\bthrough\b)\s*", re.IGNORECASE)


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
    return _worded(_TOKEN.findall(text.lower()))


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
        elif token not in (
            "de",
            "del",
            "of",
            "den",
            "der",
            "di",
            "d",
            "st",
            "nd",
            "rd",
            "th",
            "er",
            "月",
            "월",
            "日",
            "일",
            "年",
            "년",
        ):
            return None
    if year is None or (day is not None and month is None) or not glued:
        return None
    return iso(year, month, day)


def printed_period(text: str, hint: str | None = None) -> tuple[str | None, str | None]:
    """The two dates of a period; `hint` is an ISO date known to be its start, which settles day or month first.

    >>> printed_period("3/30/25 → 4/3/25"), printed_period("2/11/24 → 6/11/24", "2024-11-02")
    (('2025-03-30', '2025-04-03'), ('2024-11-02', '2024-11-06'))
    """
    parts = [p for p in _ARROW.split(text.strip()) if p][:2]
    worded = [printed_date(p) for p in parts]
    if parts and all(worded):
        return worded[0], worded[-1] if len(worded) > 1 else None
    numbers = [_NUMERIC.fullmatch(p.strip()) for p in parts]
    if not parts or not all(numbers):
        return None, None
    triples = [(int(n[1]), int(n[2]), int(n[3])) for n in numbers if n is not None]
    readings = [r for r in (_read(triples, order) for order in ("dmy", "mdy", "ymd")) if r is not None]
    if hint:
        readings = [r for r in readings if r[0].startswith(hint[: len(r[0])])] or readings
    distinct = sorted(set(readings))
    if len(distinct) > 1:
        distinct = _likeliest(distinct)
    return (distinct[0][0], distinct[0][1] if len(parts) > 1 else None) if len(distinct) == 1 else (None, None)


def _read(triples: list[tuple[int, int, int]], order: str) -> tuple[str, str] | None:
    dates = []
    for triple in triples:
        parts = dict(zip(order, triple, strict=True))
        year = parts["y"]
        if year < 100:
            year += 2000 if year < 70 else 1900
        elif year < 1000:
            return None
        date = iso(year, parts["m"], parts["d"])
        if date is None:
            return None
        dates.append(date)
    return (dates[0], dates[-1]) if dates == sorted(dates) else None


def _likeliest(readings: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Meetings last days, not months: keep the readings that are over within a fortnight's span of one month."""
    short = [r for r in readings if r[0][:7] == r[1][:7] and r[0] != r[1]]
    return short if len(short) == 1 else readings
