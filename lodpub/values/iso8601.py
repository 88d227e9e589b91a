"""ISO 8601 strictly: which texts are dates, times, durations and intervals, and what XML Schema calls them."""

from __future__ import annotations

import re
from datetime import date

from lodpub.values.dates import iso
from lodpub.values.patterns import pattern

__all__ = ["fault", "xsd"]

_DAY = pattern(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|([0-9]{2})([0-9]{2}))?")
_WEEK = pattern(r"([0-9]{4})-?W([0-9]{2})(?:-?([1-7]))?")
_ORDINAL = pattern(r"([0-9]{4})-?([0-9]{3})")
_TIME = pattern(
    r"([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2})(?:[.,][0-9]{1,12})?)?)?(Z|[+\u2212-][0-9]{2}(?::?[0-9]{2})?)?"
)
_DURATION = pattern(
    r"P(?=[0-9T])(?:(?:[0-9]+(?:[.,][0-9]+)?Y)?(?:[0-9]+(?:[.,][0-9]+)?M)?(?:[0-9]+(?:[.,][0-9]+)?D)?"
    r"(?:T(?=[0-9])(?:[0-9]+(?:[.,][0-9]+)?H)?(?:[0-9]+(?:[.,][0-9]+)?M)?(?:[0-9]+(?:[.,][0-9]+)?S)?)?|[0-9]+W)"
)
_LONGEST = 100
_FORM = "is not in the form of ISO 8601, such as 2021-08-01 or 2021-08-01T12:00:00Z"


def fault(text: str) -> str | None:
    """Why a text is no date, time, duration or interval of ISO 8601, None where it is one.

    >>> fault("2021-02-28T09:30+01:00"), fault("P3M"), fault("2021-01/2021-06")
    (None, None, None)
    >>> fault("2021-02-31"), fault("2021/08/01")
    ('names a day that the calendar does not have', 'is not in the form of ISO 8601, such as 2021-08-01 or 2021-08-01T12:00:00Z')
    """
    if len(text) > _LONGEST:
        return _FORM
    first, slash, last = text.partition("/")
    if not slash:
        return _single(text)
    if ".." in (first, last) and first != last:
        return _single(last if first == ".." else first)
    if first.startswith("P") and last.startswith("P"):
        return _FORM
    wrong = _single(first) or _single(last)
    if wrong and _single(first) is None and re.fullmatch(r"[0-9T:.-]+", last):
        completed = first[: len(first) - len(last)] + last  # 2021-03-01/05: the end says what differs
        wrong, last = _single(completed), completed
    if wrong is None and "P" not in text and len(first) == len(last) and first > last:
        return "ends before it begins"
    return wrong


def xsd(text: str) -> tuple[str, str] | None:
    """The lexical form and the local name of the XML Schema datatype of a valid text, None where there is none.

    >>> xsd("20210801"), xsd("2021-08"), xsd("2021-08-01T12:00Z"), xsd("P3M"), xsd("2021-W30")
    (('2021-08-01', 'date'), ('2021-08', 'gYearMonth'), ('2021-08-01T12:00:00Z', 'dateTime'), ('P3M', 'duration'), None)
    """
    if "/" in text or _WEEK.fullmatch(text) or _ORDINAL.fullmatch(text) or fault(text):
        return None
    if text.startswith("P"):
        return (text, "duration") if "W" not in text and "," not in text else None
    day, moment, clock = text.partition("T")
    if day.isdigit() and len(day) == 8:
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    if not moment:
        return (day, "time") if ":" in day else (day, {4: "gYear", 7: "gYearMonth", 10: "date"}[len(day)])
    match = _TIME.fullmatch(clock)
    if match is None or len(day) != 10:
        return None
    hour, minute, second, zone = match.groups()
    fraction = re.search(r"[.,]([0-9]+)", clock)
    zone = (zone or "").replace("\u2212", "-").replace(":", "")
    zone = f"{zone[:3]}:{zone[3:] or '00'}" if len(zone) > 1 else zone
    second = (second or "00") + (f".{fraction[1]}" if fraction else "")
    return f"{day}T{hour}:{minute or '00'}:{second}{zone}", "dateTime"


def _single(text: str) -> str | None:
    if text.startswith("P"):
        return None if _DURATION.fullmatch(text) else "is not a duration of ISO 8601, such as P1Y6M"
    day, moment, clock = text.partition("T")
    if not day or (not moment and ":" in day):
        return _clock(clock or day)
    wrong = _calendar(day)
    if wrong and re.match(r"[0-9-]{10} [0-9]{2}:", text):
        return "has a space where ISO 8601 has T"
    if moment and wrong is None:
        return _clock(clock) if len(day) >= 7 and not re.fullmatch(r"[0-9]{4}-[0-9]{2}", day) else _FORM
    return wrong


def _calendar(text: str) -> str | None:
    match = _DAY.fullmatch(text)
    if match:
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        exists = text == "0000" or iso(*(int(part) for part in (year, month, day) if part)) is not None
        return None if exists else f"names a {'day' if day else 'month'} that the calendar does not have"
    match = _WEEK.fullmatch(text) or _ORDINAL.fullmatch(text)
    if match is None:
        return _FORM
    year = int(match[1])
    last = date(year, 12, 28).isocalendar().week if "W" in text and year else 366 if _leap(year) else 365
    return None if 1 <= int(match[2]) <= last else "names a day that the calendar does not have"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _clock(text: str) -> str | None:
    match = _TIME.fullmatch(text)
    if match is None:
        return "has a time that is not in the form of ISO 8601, such as 12:00:00Z"
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    zone = re.sub(r"\D", "", match[4] or "")
    midnight = hour == 24 and minute == second == 0
    if (hour > 23 and not midnight) or minute > 59 or second > 60 or int(zone[:2] or 0) > 14 or int(zone[2:] or 0) > 59:
        return "names a time that the clock does not have"
    return None
