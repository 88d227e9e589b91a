"""What a record says in the elements of Dublin Core, for the formats that write them: the fifteen, or DCMI's terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lodpub.crosswalk import author_roles, kind_of_work, table
from lodpub.record import Identifier, Record, Reference, Relation
from lodpub.values import identifiers
from lodpub.writers.statements import family_first

__all__ = ["Statement", "statements"]

_COAR = "http://purl.org/coar/"
_DCMI = "http://purl.org/dc/dcmitype/"
_DATES = {
    "accepted": "dateAccepted",
    "available": "available",
    "online": "available",
    "copyrighted": "dateCopyrighted",
    "created": "created",
    "modified": "modified",
    "submitted": "dateSubmitted",
    "valid": "valid",
    "covered": "temporal",
}


class Statement(NamedTuple):
    """A value of one of DCMI's terms; `element` is the one of the fifteen elements that it refines."""

    term: str
    element: str
    value: str
    language: str | None = None
    scheme: str | None = None
    """The encoding scheme that the value is in: ``dcterms:URI``, ``dcterms:W3CDTF`` ..."""


def statements(record: Record) -> Iterator[Statement]:
    """All that Dublin Core can say of a record, in the order in which it is read best."""
    language = record.languages[0] if record.languages else None
    if record.title:
        yield Statement("title", "title", record.title, language)
    for one in record.translated_titles:
        yield Statement("alternative", "title", one.text, one.language)
    for other in record.alternative_titles:
        yield Statement("alternative", "title", other)
    yield from _people(record)
    yield from _kinds(record)
    yield from _dates(record)
    yield from _texts(record, language)
    yield from _identifiers(record)
    yield from _published(record)
    yield from _relations(record)
    yield from _rights(record)


def _people(record: Record) -> Iterator[Statement]:
    for one in record.contributors:
        name = "creator" if one.role in author_roles() else "contributor"
        yield Statement(name, name, family_first(one.agent))
    for body in (record.publisher, record.institution):
        if body:
            yield Statement("publisher", "publisher", body.name)
    for funding in record.funding:
        if funding.funder:
            yield Statement("contributor", "contributor", funding.funder.name)


def _kinds(record: Record) -> Iterator[Statement]:
    row = kind_of_work(record.kind)
    yield Statement("type", "type", row["label"])
    if coar := row["coar"].partition("|")[0]:
        yield Statement("type", "type", f"{_COAR}resource_type/{coar}", scheme="URI")
    if row["dcmitype"]:
        yield Statement("type", "type", f"{_DCMI}{row['dcmitype']}", scheme="URI")
    for media in record.media_types:
        yield Statement("format", "format", media, scheme="IMT")
    for size in record.sizes:
        yield Statement("extent", "format", size)
    if record.number_of_pages is not None:
        yield Statement("extent", "format", f"{record.number_of_pages} pages")


def _dates(record: Record) -> Iterator[Statement]:
    if record.issued:
        yield Statement("issued", "date", record.issued, scheme="W3CDTF")
    for date in record.dates:
        term = _DATES.get(date.kind, "date")
        element = "coverage" if term == "temporal" else "date"
        yield Statement(term, element, date.value, scheme=None if "/" in date.value else "W3CDTF")


def _texts(record: Record, language: str | None) -> Iterator[Statement]:
    if record.abstract:
        yield Statement("abstract", "description", record.abstract, language)
    for one in record.translated_abstracts:
        yield Statement("abstract", "description", one.text, one.language)
    if record.table_of_contents:
        yield Statement("tableOfContents", "description", record.table_of_contents)
    for note in record.notes:
        yield Statement("description", "description", note)
    for tag in record.languages:
        yield Statement("language", "language", tag, scheme="RFC5646")
    for keyword in record.keywords:
        yield Statement("subject", "subject", keyword)
    for one in record.translated_keywords:
        yield Statement("subject", "subject", one.text, one.language)
    for subject in record.subjects:
        yield Statement("subject", "subject", subject.term)
    for place in record.coverage:
        yield Statement("spatial", "coverage", place)


def _identifiers(record: Record) -> Iterator[Statement]:
    for one in record.identifiers:
        yield Statement("identifier", "identifier", address(one), scheme="URI" if ":" in address(one) else None)
    if record.url:
        yield Statement("identifier", "identifier", record.url, scheme="URI")


def address(one: Identifier) -> str:
    """Where an identifier leads, else its scheme and value.

    >>> address(Identifier(scheme="doi", value="10.5555/1")), address(Identifier(scheme="issn", value="0028-0836"))
    ('https://doi.org/10.5555/1', 'urn:ISSN:0028-0836')
    """
    if not one.valid:
        return one.value
    if one.scheme in ("isbn", "issn"):
        return f"urn:{one.scheme.upper()}:{one.value}"
    return identifiers.iri(one) or f"{one.scheme}:{one.value}"


def _published(record: Record) -> Iterator[Statement]:
    host = record.container
    if host is not None:
        yield Statement("isPartOf", "source", host.title)
        for one in host.identifiers:
            yield Statement("isPartOf", "source", address(one), scheme="URI")
    for series in record.series:
        yield Statement("isPartOf", "relation", f"{series.title} ; {series.volume}" if series.volume else series.title)
    if citation := _citation(record):
        yield Statement("bibliographicCitation", "source", citation)


def _citation(record: Record) -> str | None:
    """Where in its container the work stands, as journals' own systems write it: ``Small Words; vol. 8, no. 3 (2020); 20-31``."""
    host = record.container
    if host is None or not (record.volume or record.issue or record.pages or record.article_number):
        return None
    numbers = ", ".join(
        part
        for part in (f"vol. {record.volume}" * bool(record.volume), f"no. {record.issue}" * bool(record.issue))
        if part
    )
    year = f"({record.issued[:4]})" if record.issued else ""
    within = " ".join(part for part in (numbers, year) if part)
    return "; ".join(part for part in (host.title, within, record.pages or record.article_number) if part)


def _relations(record: Record) -> Iterator[Statement]:
    for relation in record.relations:
        if value := _other(relation):
            term = (table("relations").get(relation.kind) or {}).get("dcterms") or "relation"
            yield Statement(term, "relation", value, scheme="URI" if relation.identifier else None)
    for reference in record.references:
        if value := _other(reference):
            yield Statement("references", "relation", value, scheme="URI" if reference.identifiers else None)
    for link in record.links:
        yield Statement("hasFormat" if link.rel == "fulltext" else "relation", "relation", link.url, scheme="URI")


def _other(one: Relation | Reference) -> str | None:
    if isinstance(one, Relation):
        return address(one.identifier) if one.identifier else one.title
    return address(one.identifiers[0]) if one.identifiers else one.text or one.title


def _rights(record: Record) -> Iterator[Statement]:
    if record.copyright:
        yield Statement("rights", "rights", record.copyright.notice)
    for licence in record.licenses:
        if value := licence.url or licence.label:
            yield Statement("license", "rights", value, scheme="URI" if licence.url else None)
    if record.access and (row := table("access-rights").get(record.access)):
        yield Statement("accessRights", "rights", f"{_COAR}access_right/{row['coar']}", scheme="URI")
