"""Writes RIS: one value a line, names as ``Family, Given, Suffix``, what each tag means by ``vocab/tags/ris.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lodpub.crosswalk import written
from lodpub.formats import Description
from lodpub.record import Record
from lodpub.values import pages
from lodpub.values.tables import rows
from lodpub.writers.statements import family_first, own_label, own_role, statements, tags, visible

__all__ = ["write"]

_SAME = {"pmid": "pmcid-or-pmid", "pmcid": "pmcid-or-pmid"}
_MEETINGS = ("CONF", "CPAPER")


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """The records one after another, each from ``TY`` to ``ER``."""
    for record, _ in items:
        type = written("work-types", record.kind, "ris") or "GEN"
        yield f"TY  - {type}\n"
        for tag, value in (*_people(record, tags("ris", type)), *dict.fromkeys(_lines(record, type))):
            yield f"{tag}  - {' '.join(value.split())}\n"
        yield "ER  - \n\n"


def _lines(record: Record, type: str) -> Iterator[tuple[str, str]]:
    for field, value in statements(record, _wanted(record, type)):
        yield from _line(record, type, field, value)
    if date := record.issued or record.date("online"):
        yield "PY", date[:4]
        if len(date) > 4:
            yield "DA", f"{date.replace('-', '/')}{'//' if len(date) == 7 else ''}"
    words = visible(record.qualification) or own_label(record.kind, "ris")
    if words:
        yield "M3", words
    for link in record.links:
        if link.rel == "fulltext":
            yield "L1", link.url


def _people(record: Record, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Everybody under the tag of the role; who has two roles that share a tag is named there once."""
    roles: dict[tuple[str, str], str] = {}
    for contributor in record.contributors:
        role = own_role(contributor.role, fields)
        if role == "publisher":
            continue  # whom PB does not name
        if tag := fields.get(role):
            line = tag, family_first(contributor.agent)
            if roles.setdefault(line, contributor.role) == contributor.role:
                yield line


def _wanted(record: Record, type: str) -> set[str]:
    """The fields that a record of this type has a line for."""
    wanted = {*tags("ris", type), "arxiv", "isbn", "issn", "pmid", "pmcid", "pages"}
    if type in _MEETINGS:
        wanted.add("event")
    if not record.pages and any(row[0] == "SP" and type in row[1].split("|") for row in rows("tags/ris")):
        wanted.add("number_of_pages")
    return wanted


def _line(record: Record, type: str, field: str, value: str) -> Iterator[tuple[str, str]]:
    """A statement as its line, or the two of a range of pages."""
    fields = tags("ris", type)
    tag = fields.get(_SAME.get(field, field))
    if field in ("isbn", "issn"):
        tag = "SN"
    if field == "qualification":
        return
    if field == "event" and type in _MEETINGS:
        tag = "T2"
    elif field == "container" and type in _MEETINGS and record.event:
        tag = fields["container"] if fields["container"] != "T2" else "C3"
    elif field == "arxiv":
        tag, value = "UR", f"https://arxiv.org/abs/{value}"
    elif field == "pages":
        first, last = pages.parse(value) or (value, None)
        yield "SP", first
        if last:
            yield "EP", last
        return
    elif field == "article_number" and not record.pages:
        yield "SP", value  # what importers read; C7 is where it belongs
    elif field == "number_of_pages":
        tag = "SP"
    if tag:
        yield tag, value
