"""What each row of a portal page's tables says of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.events import read_event
from lodpub.readers.pure.grammar import language, status
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.layout import Entry
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.people import read_listed
from lodpub.readers.pure.printed_dates import printed_date, printed_period
from lodpub.record import (
    Container,
    Date,
    Funding,
    Identifier,
    Link,
    Organization,
    Series,
    Translation,
)
from lodpub.values.doi import find as find_doi
from lodpub.values.identifiers import parse
from lodpub.values.patterns import pattern

__all__ = ["read_rows"]

_DASH = pattern(r"\s*[–—‐-]\s*")
_PARTS = pattern(r"[,;]\s*")
_PLAIN = frozenset(["volume", "issue", "article_number", "edition", "chapter", "qualification"])
_HANDLED = frozenset(
    [
        "journal",
        "host_title",
        "host_subtitle",
        "publisher",
        "place",
        "awarding_institution",
        "date",
        "externally_published",
    ]
)


def read_rows(draft: Draft, entries: Sequence[Entry], labels: Labels, order: str | None) -> None:
    """Put all rows of the page on the record; a row that the record has no field for stays unread."""
    for section in ("table", "series", "event"):
        part = [entry for entry in entries if entry.section == section]
        {"table": _table, "series": _series, "event": _event}[section](draft, part, labels, order)


def _table(draft: Draft, entries: Sequence[Entry], labels: Labels, order: str | None) -> None:
    for entry in entries:
        if entry.key in ("editors", "supervisors"):
            role = "editor" if entry.key == "editors" else "supervisor"
            read_listed(draft, entry.values, role, labels)
        elif entry.key == "event_line":
            read_event(draft, [], entry, labels, order)
        elif entry.key in _HANDLED or entry.key.startswith(("issn", "isbn")):
            continue
        else:
            for line in entry.values:
                if labels.mark(line.text, "unknown_value") != "":
                    _value(draft, entry.key, line, order)
    _container(draft, entries)
    _publisher(draft, entries, labels)
    if printed := _first(entries, "date"):
        date = printed_date(printed.text)
        draft.set("issued", date, printed.number, printed.text)
        if date is None or not (draft.get("issued") or "").startswith(date):
            draft.unread(printed.number, printed.text)


def _value(draft: Draft, key: str, line: Line, order: str | None) -> None:
    if key in _PLAIN:
        if key == "qualification":  # the row says it better than the type line
            draft.drop(key)
        draft.set(key, line.text, line.number)
    elif key in _DATES:
        _date(draft, _DATES[key], line, order)
    elif key in _ROWS:
        _ROWS[key](draft, line.text, line.number)
    else:
        draft.unread(line.number, line.text)


def _first(entries: Sequence[Entry], key: str) -> Line | None:
    return next((entry.values[0] for entry in entries if entry.key == key and entry.values), None)


def _container(draft: Draft, entries: Sequence[Entry]) -> None:
    journal, host, below = (_first(entries, key) for key in ("journal", "host_title", "host_subtitle"))
    issns = _numbers(draft, entries, "issn")
    for isbn in _numbers(draft, entries, "isbn"):
        draft.add("identifiers", isbn[0], isbn[1], isbn[2])
    numbers = tuple(dict.fromkeys(issn for issn, _, _ in issns))
    if journal:
        draft.set("container", Container(kind="journal", title=journal.text, identifiers=numbers), journal.number)
        for index, (_, number, stated) in enumerate(issns):
            draft.trace(f"container.identifiers.{index}", number, stated)
        issns = []
    elif host:
        kind = "proceedings" if draft.get("kind") == "proceedings-article" else "book"
        subtitle = below.text if below else None
        draft.set("container", Container(kind=kind, title=host.text, subtitle=subtitle), host.number)
        below = None
    for issn, number, stated in issns:
        draft.add("identifiers", issn, number, stated)
    if below:
        draft.unread(below.number, below.text)


def _numbers(draft: Draft, entries: Sequence[Entry], scheme: str) -> list[tuple[Identifier, int, str]]:
    found = []
    for entry in entries:
        if not entry.key.startswith(scheme):
            continue
        medium = {"print": "print", "electronic": "electronic"}.get(entry.key.partition("_")[2])
        for line in entry.values:
            for part in filter(None, _PARTS.split(line.text)):
                number = parse(scheme, part, medium)
                if not number.valid:
                    draft.remark(f"{part!r} is no valid {scheme.upper()}", "identifiers", line.number)
                found.append((number, line.number, part))
    return found


def _publisher(draft: Draft, entries: Sequence[Entry], labels: Labels) -> None:
    publisher, place = _first(entries, "publisher"), _first(entries, "place")
    name = publisher.text if publisher and publisher.text.lower() not in ("s.n.", "[s.n.]") else None
    if publisher and name:
        where = place.text if place else None
        draft.set("publisher", Organization(name=name, place=where), publisher.number, publisher.text)
    institution = next((entry for entry in entries if entry.key == "awarding_institution"), None)
    for line in institution.values if institution else ():
        people = Draft()
        read_listed(people, [line], "", labels)
        if any(c.role for c in people.get("contributors", {})):  # supervisors whose label was lost
            read_listed(draft, [line], "supervisor", labels)
        else:
            where = place.text if place and not name else None
            draft.set("institution", Organization(name=line.text, place=where), line.number, line.text)
    if place and not name and "institution" not in draft:
        draft.unread(place.number, place.text)
    elif place:
        draft.trace("publisher.place" if name else "institution.place", place.number)


def _series(draft: Draft, entries: Sequence[Entry], labels: Labels, order: str | None) -> None:
    for start, entry in enumerate(entries):
        if entry.key != "series" or not entry.values:
            continue
        end = next((i for i in range(start + 1, len(entries)) if entries[i].key == "series"), len(entries))
        own = entries[start + 1 : end]
        volume = _first(own, "volume") or _first(own, "series_number")
        issns = tuple(number for number, _, _ in _numbers(draft, own, "issn"))
        title = entry.values[0]
        if publisher := _first(own, "publisher"):
            draft.unread(publisher.number, publisher.text)
        one = Series(title=title.text, volume=volume.text if volume else None, identifiers=issns)
        draft.add("series", one, title.number, title.text)


def _event(draft: Draft, entries: Sequence[Entry], labels: Labels, order: str | None) -> None:
    read_event(draft, entries, None, labels, order)


def _language(draft: Draft, value: str, line: int) -> None:
    tag = language(value)
    if tag:
        draft.set("languages", (tag,), line, value, "languages")
    else:
        draft.unread(line, value)


def _pages(draft: Draft, value: str, line: int) -> None:
    draft.set("pages", _DASH.sub("-", value), line, value)


def _number_of_pages(draft: Draft, value: str, line: int) -> None:
    number = re.match(r"\d{1,6}(?!\d)", value)
    if number:
        draft.set("number_of_pages", int(number[0]), line, value)
    else:
        draft.unread(line, value)


def _state(draft: Draft, value: str, line: int) -> None:
    found = status(value)
    if found is None:  # a word that no table has leaves the date behind it
        _, dash, rest = value.rpartition(" - ")
        draft.set("issued", printed_date(rest) if dash else None, line, rest)
        draft.unread(line, value)
        return
    key, rest = found
    draft.set("status", key, line, value, "statuses")
    date = printed_date(rest) or printed_period(rest)[0]
    if date:
        draft.set("issued", date, line, rest)
    elif rest:
        draft.unread(line, rest)


def _date(draft: Draft, kind: str, line: Line, order: str | None) -> None:
    date = printed_date(line.text) or printed_period(line.text, order=order)[0]
    if date is None:
        draft.unread(line.number, line.text)
    elif kind == "issued":
        draft.set("issued", date, line.number, line.text)
    else:
        draft.add("dates", Date(kind=kind, value=date), line.number, line.text)


def _doi(draft: Draft, value: str, line: int) -> None:
    doi = find_doi(value)
    if doi:
        draft.add("identifiers", Identifier(scheme="doi", value=doi), line, value)
    elif value.startswith("http"):
        draft.add("links", Link(url=value), line, value)
    else:
        draft.unread(line, value)


_DATES = {
    "online_date": "online",
    "award_date": "awarded",
    "date_available": "issued",
    "priority_date": "priority",
    "filing_date": "filed",
}
_ROWS: dict[str, Callable[[Draft, str, int], None]] = {
    "language": _language,
    "pages": _pages,
    "number_of_pages": _number_of_pages,
    "state": _state,
    "doi": _doi,
    "translated_title": lambda d, v, n: d.add("translated_titles", Translation(text=v), n, v),
    "patent_number": lambda d, v, n: d.add("identifiers", Identifier(scheme="patent", value=v), n, v),
    "sponsors": lambda d, v, n: d.add("funding", Funding(funder=Organization(name=v)), n, v),
    "report_number": lambda d, v, n: d.set("number", v, n),
    "temporal_coverage": lambda d, v, n: d.add("coverage", v, n),
    "spatial_coverage": lambda d, v, n: d.add("coverage", v, n),
}
