"""Reads CSV and TSV: one record a row, told by the header's names in several languages.

The names stand in ``vocab/tags/csv-headers.csv``, beside those that lodpub writes (``vocab/tags/csv.csv``). Commas, semicolons,
tabs and bars are understood between cells; a cell may hold several names or keywords. A column of another name is unread.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import msgspec

from lodpub.crosswalk import inverse
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.book_numbers import book_numbers
from lodpub.readers.statements import Statements, agent
from lodpub.record import Award, Funding, Organization, Record, Unread
from lodpub.syntax.csv_header import Header, header, header_lines
from lodpub.syntax.csv_rows import rows
from lodpub.syntax.pieces import CARRIED
from lodpub.values import identifiers
from lodpub.values.names import looks_like_organization
from lodpub.values.text import decode

__all__ = ["read"]

_ROLES = ("author", "editor", "translator", "supervisor")
_PEOPLE = re.compile(r"\s*[;|\n]\s*")
_AND = re.compile(r"\s+(?:and|und|et|og|&)\s+")
_SHORT = re.compile(r"[^\W\d_][\w'’ -]+ [A-Z]{1,3}")
_LIST = re.compile(r"\s*[;|\n]\s*")
_EXPECTED = "a header that names a title, and rows"
_UNENDED = "a cell that opens with a quote and never ends"


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of a table; a row that states nothing of a work comes out as its error."""
    head, carried, body = data.partition(CARRIED)
    try:
        lines = io.StringIO(decode(body if carried and body.strip() else head, source))
        above = [decode(head, source)] if carried else header_lines(lines)
    except ReadError as error:
        yield error
        return
    columns = header("".join(above))
    if columns is None:
        yield ReadError(source, 1, found="no header that is known", expected=_EXPECTED)
        return
    if carried and not body.strip():
        return
    begin = 0 if carried else len(above)
    for row in rows(lines, columns.delimiter):
        if row.cells is None:
            yield ReadError(source, begin + row.line, found=_UNENDED, expected="cells in double quotes, or without")
        elif any(cell.strip() for cell in row.cells):
            yield _record(row.cells, columns, source, begin + row.line)


def _record(row: list[str], columns: Header, source: str, line: int) -> Record | ReadError:
    cells: list[tuple[str, str, str]] = []
    for number, cell in enumerate(row):
        value = cell[1:].strip() if cell[:1] == "'" and cell[1:2] in "=+-@\t\r" else cell.strip()
        if value:
            known = number < len(columns.names)
            cells.append((columns.fields[number] if known else "", columns.names[number] if known else "", value))
    if not any(field in ("title", "doi") for field, _, _ in cells):
        return ReadError(source, line, found="a row without a title", expected=_EXPECTED)
    said = Statements(_kind({field: value for field, _, value in cells}))
    funders: list[str] = []
    awards: list[str] = []
    orcids: list[str] = []
    for field, label, value in cells:
        if field == "funder":
            funders += _LIST.split(value)
        elif field == "award":
            awards += _LIST.split(value)
        elif field == "orcid":
            orcids = [one.strip() for one in value.split(";")]
        elif not _part(said, field, value, line):
            said.say(field, value, line, label)
    if len(funders) == 1:
        own = tuple(Award(number=one) for one in awards)
        said.add("funding", Funding(funder=Organization(name=funders[0]), awards=own), line)
    else:  # which award is whose is not told
        for one in funders:
            said.add("funding", Funding(funder=Organization(name=one)), line)
        for one in awards:
            said.add("funding", Funding(awards=(Award(number=one),)), line)
    return _with_orcids(said.record(), orcids, line)


def _with_orcids(record: Record, orcids: list[str], line: int) -> Record:
    """The ORCIDs given to the authors, who must be as many; a gap stands where an author has none."""
    places = [n for n, one in enumerate(record.contributors) if one.role == "author"]
    if len(places) != len(orcids):
        left = tuple(Unread(line=line, text=f"orcid: {one}") for one in orcids if one)
        return msgspec.structs.replace(record, unread=(*record.unread, *left))
    people = list(record.contributors)
    for number, orcid in zip(places, orcids, strict=True):
        if orcid:
            who = people[number].agent
            names = (*who.identifiers, identifiers.parse("orcid", orcid))
            people[number] = msgspec.structs.replace(
                people[number], agent=msgspec.structs.replace(who, identifiers=names)
            )
    return msgspec.structs.replace(record, contributors=tuple(people))


def _part(said: Statements, field: str, value: str, line: int) -> bool:
    """Puts what is no plain text, or several in one cell, where it belongs; False for what is one text."""
    if field in _ROLES:
        for name in _people(value):
            said.contribute(field, agent(name), line, name, field)
    elif field in ("keyword", "subject"):
        separator = _LIST if _LIST.search(value) else re.compile(r"\s*,\s*")
        for word in separator.split(value):
            said.say("keyword", word, line)
    elif field in ("isbn", "issn", "issn:electronic"):
        for scheme, number in book_numbers(value):
            said.say("issn:electronic" if field == "issn:electronic" else scheme or "", number, line, field)
    elif field in ("language", "url", "fulltext", "note"):
        for one in _LIST.split(value) if field != "note" else [value]:
            said.say(field, one, line, field)
    elif field == "license":
        for one in _LIST.split(value):
            if licence := facts.license(one if "://" not in one else None, one if "://" in one else None):
                said.add("licenses", licence, line, one)
    elif field == "access" and (access := facts.access(value)):
        said.put("access", access, line, value)
    elif field != "type":
        return False
    return True


def _people(text: str) -> list[str]:
    """The names in a cell: parted by semicolons, bars, "and", or commas between names such as ``Berg J``."""
    parts = [
        part.strip(" ,.") if part.count(",") == 0 else part.strip(" ,")
        for name in _PEOPLE.split(text)
        for part in ([name] if looks_like_organization(name) else _AND.split(name))
    ]
    if len(parts) == 1 and text.count(",") > 0:
        short = [part.strip(" .") for part in text.split(",")]
        if all(_SHORT.fullmatch(part) for part in short):
            return short
    return [part for part in parts if part]


def _kind(cells: dict[str, str]) -> str:
    words = cells.get("type", "")
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
    found = inverse("work-types", "zotero").get(words.casefold()) if words else None
    found = facts.kind_in_words(words) or facts.kind_in_words(spaced) or found
    if found:
        return found
    if cells.get("container") or cells.get("issn"):
        return "article"
    return "book" if cells.get("isbn") else "other"
