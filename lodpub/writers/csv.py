"""Writes CSV, one record a row: the columns of ``vocab/tags/csv.csv``, in their order, several values in a cell parted by ``; ``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from lodpub.crosswalk import author_roles, kind_of_work, table
from lodpub.formats import Description
from lodpub.record import Contributor, Record
from lodpub.values.tables import rows
from lodpub.writers.statements import family_first, statements

__all__ = ["write"]

_SEPARATOR = "; "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ROLES = ("author", "editor", "translator", "supervisor")


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """A header and a row for each record, by RFC 4180.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, as spreadsheets themselves write it.
    """
    columns = [name for name, _ in _columns()]
    yield _line(columns)
    for record, _ in items:
        cells = _cells(record)
        yield _line([_harmless(_SEPARATOR.join(cells.get(name, ()))) for name in columns])


def _columns() -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for name, _, field in rows("tags/csv"):
        if field not in found.values():
            found[name] = field
    return list(found.items())


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _harmless(cell: str) -> str:
    """The cell as text in any spreadsheet.

    >>> _harmless("=1+1"), _harmless("A = B")
    ("'=1+1", 'A = B')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(record: Record) -> Mapping[str, list[str]]:
    said: dict[str, list[str]] = {}
    for field, value in (*statements(record, dict(_columns()).values()), *_more(record)):
        said.setdefault(field, []).append(" ".join(value.split()))
    return {name: list(dict.fromkeys(said[field])) for name, field in _columns() if field in said}


def _orcid(one: Contributor) -> str:
    """Empty where there is none: ORCIDs stand in the places of their authors."""
    return next((number.value for number in one.agent.identifiers if number.scheme == "orcid"), "")


def _more(record: Record) -> Iterator[tuple[str, str]]:
    yield "type", kind_of_work(record.kind)["label"]
    for one in record.contributors:
        role = "author" if one.role in author_roles() else one.role
        if role in _ROLES:
            yield role, family_first(one.agent)
    orcids = [_orcid(one) for one in record.contributors if one.role in author_roles()]
    if any(orcids):
        yield "orcid", _SEPARATOR.join(orcids)
    if record.issued:
        yield "issued", record.issued
    if record.subtitle:
        yield "subtitle", record.subtitle
    for licence in record.licenses:
        yield "license", licence.url or licence.label or ""
    if record.access:
        yield "access", table("access-rights").get(record.access, {"label": record.access})["label"]
    for funding in record.funding:
        if funding.funder:
            yield "funder", funding.funder.name
        for award in funding.awards:
            if award.number:
                yield "award", award.number
    for subject in record.subjects:
        yield "subject", subject.term
    for link in record.links:
        if link.rel == "fulltext":
            yield "fulltext", link.url
