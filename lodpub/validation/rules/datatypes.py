"""Rules on the form of literals: numbers, truth values, dates and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.validation.rules.ranges import Range, range_of, short
from lodpub.validation.rules.rule import Check, Fault, Statement, group
from lodpub.values import dates, iso8601
from lodpub.vocabulary import canonical, load

__all__ = ["CHECKS", "is_url"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SCHEMA = "http://schema.org/"
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_INTEGER = re.compile(r"[+-]?[0-9]+(?:\.0*)?(?:[eE][+]?[0-9]+)?|[+-]?[0-9]\.[0-9]*[eE][+]?[0-9]+")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?://)?[^\s/?#]\S*")
_BROKEN_URL = re.compile(r"(?:[a-z]{2,6}:|www\.|https?/)\S+\Z", re.IGNORECASE)
_SLASHED = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?")
_BEFORE_CHRIST = re.compile(r"-[0-9]{4}(?:-|\Z)")
_SHORT_HOUR = re.compile(r"T?[0-9]:[0-5][0-9](?::[0-5][0-9])?")
_RELATIVE = re.compile(r"[#/]\S*|\.{1,2}/\S*|[\w./%-]+\.(?:html?|php|aspx?|jpe?g|png|gif|svg|webp|pdf|mp[34])")
_INTEGERS = frozenset(
    [
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "negativeInteger",
        "nonPositiveInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
    ]
)
_NUMBERS = frozenset(("decimal", "double", "float", "Number", "Float"))
_BOOLEANS = frozenset(("boolean", "Boolean"))
_DATES = frozenset(("date", "dateTime", "gYear", "gYearMonth", "time", "Date", "DateTime", "Time", "W3CDTF"))
_QUANTITIES = frozenset(("Quantity", "Distance", "Duration", "Energy", "Mass"))
_TRUTH = frozenset(("true", "false", "True", "False", "TRUE", "FALSE"))
_CALENDAR = frozenset(("Date", "DateTime", "Time"))


def is_url(text: str) -> bool:
    """Whether a text is an address or another IRI, so that it can stand for a thing.

    >>> is_url("https://example.org/1"), is_url("/1"), is_url("photo.jpg"), is_url("Ada Byron")
    (True, True, True, False)
    """
    return (_URL.fullmatch(text) or _RELATIVE.fullmatch(text)) is not None


def wrong_datatype(statement: Statement) -> Iterator[Fault]:
    text, own = statement.text.strip(), _local(statement.value.datatype)
    if not text:
        return
    if (own in _NUMBERS and not _NUMBER.fullmatch(text)) or (own in _INTEGERS and not _is_integer(text)):
        yield Fault(
            f"{_shown(text)} is typed {own} but is no {'integer' if own in _INTEGERS else 'number'}", _plain(text)
        )
        return
    if own in _BOOLEANS and text not in _TRUTH and text not in ("0", "1"):
        yield Fault(f"{_shown(text)} is typed {own} but is neither true nor false")
        return
    wanted = range_of(statement.property)
    if wanted is None or wanted.text or not wanted.datatypes or _fits(text, own, wanted):
        return
    if wanted.datatypes == {"URL"} and wanted.classes:
        return  # the name of a thing
    expected = " or ".join([*sorted(wanted.datatypes), *sorted(map(short, wanted.classes))])
    only_urls = wanted.datatypes == {"URL"}
    yield Fault(
        f"{short(statement.property)} is {_shown(text)} where {expected} is expected",
        None if only_urls else _plain(text) if wanted.datatypes & {"Number", "Integer", "Float"} else None,
        severity="warning" if only_urls or wanted.datatypes <= _QUANTITIES or _is_when(statement.property) else None,
    )


def _is_when(property: str) -> bool:
    """Whether a property says when something is to happen, which people say in words too, rather than when a work was made."""
    wanted = range_of(property)
    return wanted is not None and wanted.datatypes <= _CALENDAR and canonical(property) not in group("published")


def invalid_date(statement: Statement) -> Iterator[Fault]:
    text, own = statement.text.strip(), statement.value.datatype or ""
    if not any(map(str.isdigit, text)):
        if own.startswith(_XSD) or (text and statement.property in group("date")):
            yield Fault(f"{_shown(text)} is no date")
        return
    if own.startswith(_XSD):
        yield from _xsd_fault(text, own.removeprefix(_XSD))
        return
    wanted = range_of(statement.property)
    if wanted and "Integer" in wanted.datatypes and _is_integer(text):
        return  # schema.org's context makes a date of whatever could be one
    wrong = iso8601.fault(text[1:] if _BEFORE_CHRIST.match(text) else text)
    if wrong is None and text[:1] == "P":
        wrong = "is a duration where a date is expected"
    loose = not own and statement.property in group("date")  # DCMI recommends the form, but does not ask for it
    if wrong is None or ((loose or (own and not own.startswith(_SCHEMA))) and dates.edtf(text) == text):
        return
    loose = loose or (_SHORT_HOUR.fullmatch(text) is not None and _is_when(statement.property))
    yield Fault(f"{short(statement.property)}: {_shown(text)} {wrong}", _iso(text), "warning" if loose else None)


def invalid_tag_date(statement: Statement) -> Iterator[Fault]:
    """The date of a meta tag, which Google Scholar takes with slashes and without noughts, as in 2010/5/12."""
    text = statement.text.strip()
    day = _SLASHED.fullmatch(text)
    wrong = iso8601.fault("-".join(part.zfill(2) for part in day.groups() if part)) if day else None
    if wrong:
        yield Fault(f"{statement.property}: {text!r} {wrong}")
    elif text and not day and iso8601.fault(text) and _iso(text) != text:
        yield Fault(f"{statement.property}: {_shown(text)} is in no form such as 2010/5/12", _iso(text), "warning")


def _xsd_fault(text: str, kind: str) -> Iterator[Fault]:
    day = re.sub(r"(?:Z|[+-][0-9]{2}:[0-9]{2})\Z", "", text) if kind != "dateTime" else text
    wrong = iso8601.fault(day.removeprefix("-"))
    if wrong:
        yield Fault(f"{_shown(text)} {wrong}", _iso(text))
        return
    form = iso8601.xsd(day.removeprefix("-"))
    if form is None or form[1] != kind or (kind != "dateTime" and form[0] != day.removeprefix("-") and kind != "time"):
        right = f'"{form[0]}"^^xsd:{form[1]}' if form and (form[1], form[0]) != (kind, text) else None
        yield Fault(f"{_shown(text)} is no xsd:{kind}", right)


def future_date(statement: Statement) -> Iterator[Fault]:
    date = dates.parse(statement.text.strip()[:10])
    if date and date > statement.today[: len(date)]:
        yield Fault(f"{short(statement.property)} {date} lies in the future")


def _wants_datatype(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    wanted = range_of(property)
    own = _local(datatype)
    return (
        own in _NUMBERS or own in _INTEGERS or own in _BOOLEANS or bool(wanted and wanted.datatypes and not wanted.text)
    )


def _wants_date(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    own = _local(datatype)
    if own in _DATES or canonical(property) in group("date"):
        return own in _DATES or datatype is None
    wanted = range_of(property)
    return bool(wanted and not wanted.text and wanted.datatypes and wanted.datatypes <= _CALENDAR)


def _fits(text: str, own: str, wanted: Range) -> bool:
    if wanted.datatypes & _CALENDAR and any(map(str.isdigit, text)) and own not in _BOOLEANS:
        return True  # another rule looks at the form of dates
    if wanted.datatypes & {"Number", "Float"} and own not in _DATES and _NUMBER.fullmatch(text):
        return True
    if "Integer" in wanted.datatypes and _is_integer(text):
        return True
    if "Boolean" in wanted.datatypes and (text.rpartition("schema.org/")[2] in _TRUTH or own == "boolean"):
        return True
    if ("URL" in wanted.datatypes or wanted.classes) and (is_url(text) or _BROKEN_URL.match(text)):
        return True  # what is wrong with an address another rule says
    quantities = wanted.datatypes & _QUANTITIES
    if quantities and (quantities != {"Duration"} or (text[:1] == "P" and iso8601.fault(text) is None)):
        return True
    return any(term.name == text for name in wanted.classes for term in load().members(name))


def _is_integer(text: str) -> bool:
    """Whether a text is a whole number, also in the form that JSON-LD gives large ones: ``1.5E21``."""
    if not _INTEGER.fullmatch(text):
        return False
    digits, _, exponent = text.lower().partition("e")
    return not exponent or len(digits.partition(".")[2].rstrip("0")) <= int(exponent[:9])


def _local(datatype: str | None) -> str:
    if not datatype:
        return ""
    for namespace in (_XSD, _SCHEMA, "https://schema.org/", "http://purl.org/dc/terms/"):
        if datatype.startswith(namespace):
            return datatype[len(namespace) :]
    return datatype


def _plain(text: str) -> str | None:
    plain = text.replace(",", "").replace(" ", "")
    return plain if plain != text and _NUMBER.fullmatch(plain) else None


def _iso(text: str) -> str | None:
    """The date in ISO form where nothing of it is lost."""
    date = dates.parse(text)
    if date is None or (len(date) < 7 and len(re.findall(r"\w+", text)) > 1):
        return None
    return date


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:37]}...")


CHECKS = (
    Check("wrong-datatype", "literal", wrong_datatype, _wants_datatype),
    Check("invalid-date", "literal", invalid_date, _wants_date),
    Check("invalid-date", "literal", invalid_tag_date, lambda c, property, d: property in group("tag with date")),
    Check("future-date", "literal", future_date, lambda c, property, d: canonical(property) in group("published")),
)
