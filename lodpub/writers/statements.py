"""A record as statements: one value each of a flat format, such as a line of RIS or a field of BibTeX, named by what it means.

The other way round of what readers do with the same tables: ``vocab/tags/*.csv`` say which tag of a format means what, the
first that does is the one to write.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Container as Known
from functools import cache

from lodpub.crosswalk import author_roles, inverse, kind_of_work, written
from lodpub.record import Agent, Container, Organization, Record, Series
from lodpub.values.tables import rows

__all__ = ["family_first", "own_label", "own_role", "statements", "tags", "visible"]

_NUMBERS = ("doi", "pmid", "pmcid", "arxiv", "handle", "patent", "urn-nbn", "oclc", "lccn", "mr", "zbl")
_TEXTS = ("title", "edition", "version", "number", "chapter", "qualification", "table_of_contents")
_THESIS = "Thesis"


def own_role(role: str, known: Known[str] = ()) -> str:
    """The role in a format that has one for all whose work it is, but for those that it knows by themselves.

    >>> own_role("creator"), own_role("composer", ("composer",)), own_role("editor")
    ('author', 'composer', 'editor')
    """
    return "author" if role in author_roles() and role not in known else role


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
        else kind_of_work(kind)["label"]
    )


def statements(record: Record, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """What a record says of the fields that are `wanted`, in the order in which formats list it; people and dates are left to
    the format. The record is asked for nothing else, so that what a format leaves out can be told (`lodpub.losses`)."""
    for field in _TEXTS:
        if field in wanted and (value := visible(getattr(record, field))):
            yield field, value
    if "abstract" in wanted and record.abstract:
        yield "abstract", record.abstract
    yield from _published(record, wanted)
    for field in ("volume", "issue", "pages", "article_number"):
        if field in wanted and (value := visible(getattr(record, field))):
            yield field, value
    if "number_of_pages" in wanted and record.number_of_pages is not None:
        yield "number_of_pages", str(record.number_of_pages)
    yield from _numbers(record, wanted)
    for field, name in (("keyword", "keywords"), ("language", "languages"), ("note", "notes")):
        if field in wanted:
            yield from ((field, text) for one in getattr(record, name) if (text := visible(one)))
        if field == "keyword" and field in wanted:
            yield from ((field, text) for word in record.translated_keywords if (text := visible(word.text)))
    if "url" in wanted and record.url:
        yield "url", record.url


def _published(record: Record, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Where the work appeared: container, series, meeting, publisher, institution."""
    if record.container is not None:
        yield from _parts(record.container, wanted, title="container", short_title="container-short")
    for series in record.series[:1]:
        yield from _parts(series, wanted, title="series", volume="series-number")
    if record.event is not None:
        yield from _parts(record.event, wanted, name="event", place="event-place")
    thesis = _is_thesis(record)
    body = record.institution if thesis else record.publisher or record.institution
    if body is not None:
        names = {"name": "institution", "department": "department"} if thesis else {"name": "publisher"}
        yield from _parts(body, wanted, **names, place="publisher-place")


def _parts(part: object, wanted: Collection[str], **fields: str) -> Iterator[tuple[str, str]]:
    """The values of a part, each by the field that it is."""
    for name, field in fields.items():
        if field in wanted and (value := visible(getattr(part, name))):
            yield field, value


def _is_thesis(record: Record) -> bool:
    """Whether a format's one field for the body behind the work is the institution."""
    return record.institution is not None and kind_of_work(record.kind)["schemaorg"] == _THESIS


def _numbers(record: Record, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    hosts: list[Container | Series] = [host for host in (record.container, *record.series[:1]) if host]
    found: dict[tuple[str, str], None] = {}
    for one in (*record.identifiers, *(number for host in hosts for number in host.identifiers)):
        if one.scheme in (*_NUMBERS, "isbn", "issn") and one.scheme in wanted:
            found.setdefault((one.scheme, " ".join(one.value.split())), None)
    yield from found
