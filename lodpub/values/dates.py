"""Dates as exact as they are stated, kept as text: ISO 8601 in its reduced forms, intervals of two, and EDTF level 1.

A date is read from the forms of machine formats (``2021/03/09``, ``20210309``, ``2021 Mar 9``, ``2021 Mar-Apr``, date-parts).
Where day and month can't be told apart (``3/9/2021``) only the year is certain, and only the year is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = ["edtf", "from_parts", "iso", "parse", "precision"]

_DATE = pattern(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOMENT = pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:?[0-9]{2}.*")
_UNKNOWN = pattern(r"([0-9]{4}(?:-(?:0[1-9]|1[0-2]))?)(?:-00){1,2}")
"""Months and days that a database does not know are 00 in it."""
_NUMERIC = pattern(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?")
_RIS = pattern(r"([0-9]{4})/([0-9]{0,2})/([0-9]{0,2})(?:/(.*))?")
_DENSE = pattern(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_BACKWARD = pattern(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_MONTHLY = pattern(r"([0-9]{1,2})[-/.]([0-9]{4})")
_MAIL = pattern(r"[A-Za-z]{3}, ([0-9]{1,2} [A-Za-z]{3} [0-9]{4}) [0-9:]{5,8}.*")
_LEVEL_1 = pattern(r"[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?")
_RANGE = pattern(r"\s*[-\u2010-\u2015/]\s*")
_TOKEN = pattern(r"[0-9]+|[^\W\d_]+")
_FILLING = pattern(r"[\s.,]*")
_DOUBT = pattern(
    r"\[?\s*(?P<about>ca?\.|circa|approximately|about)?\s*[c\u00a9]?\s*(?P<year>[0-9]{4})\s*(?P<doubt>\?)?\s*\]?\s*\??\.?"
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_LONGEST = 100

_Parts: TypeAlias = dict[str, int]


@lru_cache(maxsize=50_000)
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
    return _precision(value) if len(value) <= 10 else None


@lru_cache(maxsize=50_000)  # as many days as a century and a half has: dates repeat
def _precision(value: str) -> str | None:
    match = _DATE.fullmatch(value)
    if match is None or iso(*(int(g) for g in match.groups() if g)) is None:
        return None
    return "day" if match[3] else "month" if match[2] else "year"


def from_parts(parts: Sequence[Sequence[object]]) -> str | None:
    """A date or an interval from the ``date-parts`` of CSL and Crossref; trailing zeros and None count as not stated.

    >>> from_parts([[2021, 3, 9]]), from_parts([["2021", "03"]]), from_parts([[2021, 3], [2021, 4]]), from_parts([[None]])
    ('2021-03-09', '2021-03', '2021-03/2021-04', None)
    """
    dates = []
    for part in parts[:2]:
        numbers = [_number(number) for number in part[:3]]
        stated = numbers[: numbers.index(0)] if 0 in numbers else numbers
        dates.append(iso(*stated) if stated else None)
    return _interval([d for d in dates if d])


def _number(part: object) -> int:
    if isinstance(part, str):
        return int(part) if part.isascii() and part.isdigit() and len(part) < 5 else 0
    return part if isinstance(part, int) and not isinstance(part, bool) else 0


def parse(text: str) -> str | None:
    """The date that a text is, in ISO form, None where it is none; what ISO 8601 can't say is left away (seasons, doubt).

    >>> parse("2021/03/09"), parse("20210309"), parse("2021 Mar 9"), parse("2021 Mar-Apr"), parse("Spring 2021")
    ('2021-03-09', '2021-03-09', '2021-03-09', '2021-03/2021-04', '2021')
    >>> parse("3/9/2021"), parse("25/9/2021"), parse("2021-02-30"), parse("2021-05-00")
    ('2021', '2021-09-25', None, '2021-05')
    """
    return _parse(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=50_000)
def _parse(text: str) -> str | None:
    if precision(text):
        return text
    stated = edtf(text)
    if stated is None:
        return None
    halves = [half if half == ".." else _plain(half) for half in stated.split("/")]
    return None if None in halves else _interval([half for half in halves if half is not None])


def edtf(text: str) -> str | None:
    """The date that a text is, in EDTF level 1: with its season (21 spring to 24 winter) and its doubt.

    >>> edtf("Spring 2021"), edtf("[ca. 1850?]"), edtf("2019/.."), edtf("19XX"), edtf("2021-24-01")
    ('2021-21', '1850%', '2019/..', '19XX', None)
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip()
    if text.endswith("-00") and (match := _UNKNOWN.fullmatch(text)):
        text = match[1]
    if _LEVEL_1.fullmatch(text):
        return text if _plain(text) or _hidden(text) else None
    halves = text.split("/")
    if (
        len(halves) == 2
        and halves != ["..", ".."]
        and all(h == ".." or (_LEVEL_1.fullmatch(h) and _plain(h)) for h in halves)
    ):
        return _interval(halves)
    return _numeric(text) or _doubtful(text) or _worded(text)


def _numeric(text: str) -> str | None:
    match = _NUMERIC.fullmatch(text) or _DENSE.fullmatch(text)
    if match:
        return iso(*(int(g) for g in match.groups() if g))
    match = _RIS.fullmatch(text)
    if match:
        year, month, day, other = match.groups()
        stated = [int(g) for g in (year, month, day) if g.strip("0")]
        season = _words().get((other or "").strip().lower(), 0)
        return f"{year}-{season}" if season > 12 and len(stated) == 1 else iso(*stated) if stated else None
    match = _MOMENT.fullmatch(text)
    if match:
        return match[1] if precision(match[1]) else None
    match = _MONTHLY.fullmatch(text)
    if match:
        return iso(int(match[2]), int(match[1]))
    match = _BACKWARD.fullmatch(text)
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if one == other or one > 12 or match[2] == ".":
        return iso(year, other, one)
    return iso(year, one, other) if other > 12 else iso(year)


def _doubtful(text: str) -> str | None:
    match = _DOUBT.fullmatch(text)
    if match is None or match["year"] == "0000":
        return None
    doubtful = match["doubt"] or text.endswith(("?", "?.", "?]", "?]."))
    return match["year"] + ("%" if match["about"] and doubtful else "~" if match["about"] else "?" if doubtful else "")


def _worded(text: str) -> str | None:
    mail = _MAIL.fullmatch(text)
    halves = _RANGE.split(mail[1] if mail else text)
    if len(halves) == 3 and all(halves):  # 9-Mar-2021
        halves = [" ".join(halves)]
    parts = [_fragment(half) for half in halves]
    first, last = parts[0], parts[-1]
    if len(parts) > 2 or first is None or last is None or not (first or last):
        return None
    if "year" not in first and "year" not in last:
        return None
    both = {**last, **first}
    first.setdefault("year", both["year"])
    last.setdefault("year", both["year"])
    for one, other in ((first, last), (last, first)):
        if "day" in one and "month" in other:
            one.setdefault("month", other["month"])
    dates = [_stated(part) for part in parts if part is not None]
    return None if None in dates else _interval([date for date in dates if date])


def _fragment(text: str) -> _Parts | None:
    """Year, month, day and season among the words of a text; None where there is a word of another kind."""
    found: _Parts = {}
    if _FILLING.fullmatch(_TOKEN.sub("", text)) is None:
        return None
    for token in _TOKEN.findall(text.lower()):
        if token.isascii() and token.isdigit():
            kind, number = ("year" if len(token) == 4 else "day"), int(token)
            if len(token) not in (1, 2, 4):
                return None
        elif token in _ORDINALS and "day" in found:
            continue
        elif token in _words():
            number = _words()[token]
            kind = "season" if number > 12 else "month"
        else:
            return None
        if kind in found:
            return None
        found[kind] = number
    return found or None


def _stated(parts: _Parts) -> str | None:
    if "season" in parts:
        return None if "month" in parts or "day" in parts else f"{parts['year']:04}-{parts['season']}"
    if "day" in parts and "month" not in parts:
        return None
    return iso(*(parts[kind] for kind in ("year", "month", "day") if kind in parts))


@cache
def _words() -> Mapping[str, int]:
    """Months and seasons by their names in every language of the tables."""
    found: dict[str, int] = {}
    for name in ("months", "seasons"):
        for number, *cells in rows(f"crosswalk/{name}"):
            for word in "|".join(cells).lower().split("|"):
                found.setdefault(word.strip(" ."), int(number))
    found.setdefault("sept", 9)
    found.pop("", None)
    return found


def _plain(text: str) -> str | None:
    """An EDTF date without what ISO 8601 can't say; None where nothing certain is left."""
    if precision(text):
        return text
    year, *rest = text.rstrip("?~%").split("-")
    rest = rest[: rest.index("XX")] if "XX" in rest else rest
    if rest and rest[0] in ("21", "22", "23", "24"):
        rest = rest[1:]
        if rest:
            return None
    return iso(*map(int, (year, *rest))) if year.isdigit() else None


def _hidden(text: str) -> bool:
    year, *rest = text.rstrip("?~%").split("-")
    return year.endswith("X") and set(rest) <= {"XX"}


def _interval(dates: Sequence[str]) -> str | None:
    if len(dates) < 2 or dates[0] == dates[1]:
        return dates[0] if dates else None
    first, last = dates
    shared = min(len(first), len(last))
    ordered = ".." in dates or "-2" in first[4:6] + last[4:6] or first[:shared] <= last[:shared]
    return f"{first}/{last}" if ordered else None
