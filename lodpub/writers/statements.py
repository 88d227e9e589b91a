"""A record as statements: one value each of a flat format, such as a line of RIS or a field of BibTeX, named by what it means.

The other way round of what readers do with the same tables: ``vocab/tags/*.csv`` say which tag of a format means what, the
first that does is the one to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from lodpub.crosswalk import inverse, table, written
from lodpub.record import Agent, Container, Identifier, Organization, Record, Series
from lodpub.values.tables import rows

__all__ = ["family_first", "own_label", "statements", "tags", "visible"]

_NUMBERS = ("doi", "pmid", "pmcid", "arxiv", "handle", "patent", "urn-nbn", "oclc", "lccn")
_TEXTS = ("title", "edition", "version", "number", "chapter", "qualification", "table_of_contents")
_THESIS = "Thesis"


@cache
def tags(format: str, type: str) -> Mapping[str, str]:
    """Which tag says what in a format's records of a type: from what is meant to the tag.

    >>> tags("ris", "JOUR")["container"], tags("ris", "CPAPER")["container"], tags("csl", "thesis")["institution"]
    ('T2', 'T2', 'publisher')
    """
    meanings: dict[str, str] = {}
    for tag, types, field in rows(f"tags/{format}"):
        if not types or type in types.split("|"):
            meanings.setdefault(tag, field)
    found: dict[str, str] = {}
    for tag, field in meanings.items():
        found.setdefault(field, tag)
    return found


def visible(value: str | None) -> str | None:
    """A text in one line, None where nothing is seen of it."""
    return " ".join(value.split()) or None if value else None


def family_first(agent: Agent) -> str:
    """The name as lists sort it, the suffix last; a body's and an unparted name as they are.

    >>> from lodpub.record import Person
    >>> family_first(Person(name="Jan van Berg, Jr.", family="van Berg", given="Jan", suffix="Jr."))
    'van Berg, Jan, Jr.'
    """
    if isinstance(agent, Organization) or not agent.family:
        return " ".join(agent.name.split())
    parts = (agent.family, agent.given, agent.suffix) if agent.given else (agent.family, agent.suffix)
    return ", ".join(" ".join(part.split()) for part in parts if part)


def own_label(kind: str, format: str) -> str | None:
    """What a kind of work is called, where the format's word for it is one for several kinds.

    >>> own_label("technical-report", "csl"), own_label("report", "csl")
    ('Technical report', None)
    """
    word = written("work-types", kind, format)
    return (
        None
        if word is None or inverse("work-types", format).get(word.casefold()) == kind
        else table("work-types")[kind]["label"]
    )


def statements(record: Record) -> Iterator[tuple[str, str]]:
    """What a record says, in the order in which formats list it; people and dates are left to the format."""
    for field in _TEXTS:
        if value := visible(getattr(record, field)):
            yield field, value
    if record.abstract:
        yield "abstract", record.abstract
    yield from _published(record)
    for field in ("volume", "issue", "pages", "article_number"):
        if value := visible(getattr(record, field)):
            yield field, value
    if record.number_of_pages is not None:
        yield "number_of_pages", str(record.number_of_pages)
    yield from _numbers(record)
    for keyword in record.keywords:
        if value := visible(keyword):
            yield "keyword", value
    for language in record.languages:
        yield "language", language
    if record.url:
        yield "url", record.url
    for note in record.notes:
        if value := visible(note):
            yield "note", value


def _published(record: Record) -> Iterator[tuple[str, str]]:
    """Where the work appeared: container, series, meeting, publisher, institution."""
    host = record.container
    if host is not None:
        yield "container", " ".join(host.title.split())
        if short := visible(host.short_title):
            yield "container-short", short
    for series in record.series[:1]:
        yield "series", " ".join(series.title.split())
        if number := visible(series.volume):
            yield "series-number", number
    if record.event is not None:
        yield "event", " ".join(record.event.name.split())
        if place := visible(record.event.place):
            yield "event-place", place
    body = record.institution if _is_thesis(record) else record.publisher or record.institution
    if body is not None:
        yield ("institution" if _is_thesis(record) else "publisher"), " ".join(body.name.split())
        if department := visible(body.department) if _is_thesis(record) else None:
            yield "department", department
        if place := visible(body.place):
            yield "publisher-place", place


def _is_thesis(record: Record) -> bool:
    """Whether a format's one field for the body behind the work is the institution."""
    return record.institution is not None and table("work-types")[record.kind]["schemaorg"] == _THESIS


def _numbers(record: Record) -> Iterator[tuple[str, str]]:
    holders: list[Container | Series] = [host for host in (record.container, *record.series[:1]) if host]
    found: dict[tuple[str, str], None] = {}
    for one in (*record.identifiers, *(number for host in holders for number in host.identifiers)):
        if one.scheme in (*_NUMBERS, "isbn", "issn"):
            found.setdefault((one.scheme, _printed(one)), None)
    yield from found


def _printed(one: Identifier) -> str:
    return " ".join(one.value.split())
