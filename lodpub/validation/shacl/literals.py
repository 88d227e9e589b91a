"""Literals of XML Schema's datatypes: whether they are well-formed, and which of two is less (SHACL 4.1.2, 4.3, 4.5)."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from lodpub.validation.shacl.terms import Term

__all__ = ["compare", "well_formed"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WIDEST_ZONE = 14 * 3600

_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DOUBLE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?|[+-]?INF|NaN")
_LONGEST_NUMBER = 4000  # Python refuses to turn longer digits into a number

_YEAR, _ZONE = r"(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))", r"(Z|[+-][0-9]{2}:[0-9]{2})?"
_CLOCK = r"([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]{1,30})?)"
_MOMENTS = {
    "dateTime": re.compile(rf"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})T{_CLOCK}{_ZONE}"),
    "dateTimeStamp": re.compile(rf"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})T{_CLOCK}{_ZONE.rstrip('?')}"),
    "date": re.compile(rf"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})()()(){_ZONE}"),
    "time": re.compile(rf"()()(){_CLOCK}{_ZONE}"),
    "gYear": re.compile(rf"{_YEAR}()()()()(){_ZONE}"),
    "gYearMonth": re.compile(rf"{_YEAR}-([0-9]{{2}})()()()(){_ZONE}"),
    "gMonthDay": re.compile(rf"()--([0-9]{{2}})-([0-9]{{2}})()()(){_ZONE}"),
    "gMonth": re.compile(rf"()--([0-9]{{2}})()()()(){_ZONE}"),
    "gDay": re.compile(rf"()()---([0-9]{{2}})()()(){_ZONE}"),
}
_DAYS_AND_TIME = r"(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
_FORMS = {
    "boolean": re.compile(r"true|false|0|1"),
    "decimal": _DECIMAL,
    "double": _DOUBLE,
    "float": _DOUBLE,
    "duration": re.compile(rf"-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?{_DAYS_AND_TIME}"),
    "dayTimeDuration": re.compile(rf"-?P(?=[0-9T]){_DAYS_AND_TIME}"),
    "yearMonthDuration": re.compile(r"-?P(?=[0-9])(?:[0-9]+Y)?(?:[0-9]+M)?"),
    "hexBinary": re.compile(r"(?:[0-9a-fA-F]{2})*"),
    "base64Binary": re.compile(r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){2}= ?=|(?:[A-Za-z0-9+/] ?){3}=)?"),
    "language": re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"),
    "normalizedString": re.compile(r"[^\t\r\n]*"),
    "token": re.compile(r"(?:[^\s]+(?: [^\s]+)*)?"),
    "NMTOKEN": re.compile(r"[\w.:\-\u00b7]+"),
    "Name": re.compile(r"[^\W\d][\w.:\-\u00b7]*|:[\w.:\-\u00b7]*"),
    "NCName": re.compile(r"[^\W\d][\w.\-\u00b7]*"),
    "anyURI": re.compile(r"[^<>\"{}|\\^`\x00-\x20]*"),
}
_Sortable: TypeAlias = tuple[str, Decimal | float | str, bool]
"""What may be compared with what, the value in that order, and whether a time zone was stated."""


def well_formed(literal: Term) -> bool:
    """Whether a literal's text is in the lexical space of its datatype; of datatypes that are not known it is.

    >>> well_formed(Term("literal", "2021-02-31", "http://www.w3.org/2001/XMLSchema#date"))
    False
    """
    datatype = literal.datatype or ""
    if not datatype.startswith(_XSD):
        return True
    name, text = datatype[len(_XSD) :], literal.text
    if name in _INTEGERS:
        return _integer(name, text) is not None
    if name in _MOMENTS:
        return _moment(name, text) is not None
    if form := _FORMS.get(name):
        return form.fullmatch(text) is not None
    return True


def compare(one: Term, other: Term) -> int | None:
    """-1, 0 or 1 where the first is less, equal or greater; None where the two cannot be compared.

    >>> xsd = "http://www.w3.org/2001/XMLSchema#"
    >>> compare(Term("literal", "2", xsd + "integer"), Term("literal", "10.0", xsd + "decimal"))
    -1
    """
    first, second = _sortable(one), _sortable(other)
    if first is None or second is None or first[0] != second[0]:
        return None
    a, b = first[1], second[1]
    if a != a or b != b:
        return None  # NaN
    if first[2] != second[2] and abs(a - b) <= _WIDEST_ZONE:  # type: ignore[operator]
        return None
    return (a > b) - (a < b)  # type: ignore[operator]


def _sortable(term: Term) -> _Sortable | None:
    if term.kind != "literal" or term.language:
        return None
    if term.datatype is None:
        return "string", term.text, False
    name = term.datatype[len(_XSD) :] if term.datatype.startswith(_XSD) else ""
    if name in _INTEGERS:
        number = _integer(name, term.text)
        return None if number is None else ("number", Decimal(number), False)
    if name in ("decimal", "double", "float") and _FORMS[name].fullmatch(term.text):
        return _number(term.text)
    if name == "boolean" and _FORMS[name].fullmatch(term.text):
        return "boolean", "1" if term.text in ("true", "1") else "0", False
    if name in _MOMENTS and (found := _moment(name, term.text)):
        return "dateTime" if name == "dateTimeStamp" else name, *found
    return None


def _number(text: str) -> _Sortable | None:
    try:
        return "number", Decimal(text.replace("INF", "Infinity")), False
    except InvalidOperation:
        return None


def _integer(name: str, text: str) -> int | None:
    if len(text) > _LONGEST_NUMBER or not _INTEGER.fullmatch(text):
        return None
    number, (least, most) = int(text), _INTEGERS[name]
    return number if (least is None or number >= least) and (most is None or number <= most) else None


def _moment(name: str, text: str) -> tuple[Decimal, bool] | None:
    """Seconds since the year 0 and whether there is a time zone; None for a day or hour that does not exist."""
    match = _MOMENTS[name].fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute = (
        int(part or default) for part, default in zip(match.groups(), "41100", strict=False)
    )
    second, zone = Decimal(match[6] or 0), match[7]
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] and minute < 60 and second < 60):
        return None
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if (month == 2 and day == 29 and not leap) or hour > 24 or (hour == 24 and (minute or second)):
        return None
    offset = _offset(zone)
    if offset is None:
        return None
    days = _days(year, month, day)
    return Decimal(days * 86400 + hour * 3600 + minute * 60 - offset) + second, bool(zone)


def _offset(zone: str | None) -> int | None:
    """A time zone in seconds east; None where it is farther than 14 hours."""
    if not zone or zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    seconds = hours * 3600 + minutes * 60
    if minutes > 59 or seconds > _WIDEST_ZONE:
        return None
    return -seconds if zone[0] == "-" else seconds


def _days(year: int, month: int, day: int) -> int:
    """Days since 1 March of the year 0 in the Gregorian calendar, for any year."""
    year -= month <= 2
    since_march = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return year * 365 + year // 4 - year // 100 + year // 400 + since_march
