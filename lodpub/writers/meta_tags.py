"""The meta tags and links of a record's page, in the order in which their readers want them.

Google Scholar and Zotero read ``citation_*`` first; the tag that names the container decides the kind of item and stands
before ``citation_title``, because some take the first of them. Dublin Core follows as DCMI's recommendation of 2008
has it, then Open Graph and the links of FAIR Signposting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from lodpub.crosswalk import author_roles, table
from lodpub.record import Agent, Organization, Record
from lodpub.values.dates import precision
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode
from lodpub.values.pages import bounds

__all__ = ["Tag", "tags"]

_SCHEMAS = {"DC": "http://purl.org/dc/elements/1.1/", "DCTERMS": "http://purl.org/dc/terms/"}
_DECIDING = frozenset(
    {"journal_title", "inbook_title", "conference_title", "dissertation_institution", "technical_report_institution"}
)
"""The tags by which Zotero and others tell what a page is about; where there is none, ``DC.type`` says it."""


class Tag(NamedTuple):
    """An element without content: ``meta`` or ``link`` and its attributes, not yet escaped."""

    name: str
    attributes: tuple[tuple[str, str], ...]


def tags(
    record: Record, subject: str, *, dublin_core: bool = True, alternates: Sequence[tuple[str, str]] = ()
) -> Iterator[Tag]:
    """All tags of a record whose IRI is `subject`; without those of Dublin Core where they are not wanted. `alternates`
    are addresses and media types of its copies."""
    kind = _item_type(record)
    container = {name: value for name, value in _container(record, kind) if value}
    for name, value in chain(container.items(), _citation(record)):
        if value:
            yield Tag("meta", (("name", f"citation_{name}"), ("content", value)))
    if dublin_core:
        for prefix, namespace in _SCHEMAS.items():
            yield Tag("link", (("rel", f"schema.{prefix}"), ("href", namespace)))
        for name, value in _dublin_core(record, None if _DECIDING & container.keys() else kind):
            if value:
                yield Tag("meta", (("name", name), ("content", value)))
    for name, value in _open_graph(record):
        if value:
            yield Tag("meta", (("property", name), ("content", value)))
    if record.abstract:
        yield Tag("meta", (("name", "description"), ("content", record.abstract)))
    for relation, address in _links(record, subject):
        yield Tag("link", (("rel", relation), ("href", address)))
    for address, media_type in alternates:
        yield Tag("link", (("rel", "alternate"), ("type", media_type), ("href", address)))


def _item_type(record: Record) -> str:
    row = table("work-types").get(record.kind)
    return row["zotero"].split("|")[0] if row else "document"


def _container(record: Record, kind: str) -> Iterator[tuple[str, str | None]]:
    """The tags that tell what the work appeared in, the one that decides the item's type last."""
    container = record.container
    body = record.institution or record.publisher
    if container is not None and container.kind == "journal":
        yield "journal_title", container.title
        yield "journal_abbrev", container.short_title
    elif container is not None and kind in ("bookSection", "conferencePaper") and container.kind != "website":
        yield "inbook_title", container.title
    if kind == "conferencePaper" and (container is None or container.kind != "journal"):
        yield "conference_title", record.event.name if record.event else container.title if container else None
    elif kind == "thesis":
        yield "dissertation_institution", body.name if body else None
        yield "dissertation_name", record.qualification
    elif kind == "report" and container is None:
        yield "technical_report_institution", body.name if body else None
        yield "technical_report_number", record.number


def _citation(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "title", record.title
    authors = [c.agent for c in record.contributors if c.role in author_roles()]
    for agent in authors:
        yield "author", _author(agent, alone=len(authors) == 1)
    yield "publication_date", _slashes(record.issued or record.date("online") or record.date("awarded"))
    yield "online_date", _slashes(record.date("online"))
    yield "volume", record.volume
    yield "issue", record.issue
    pages = bounds(record.pages) if record.pages else None
    if pages:
        yield "firstpage", pages[0]
        yield "lastpage", pages[1] if pages[1] != pages[0] else None
    elif record.article_number and "-" not in record.article_number:
        yield "firstpage", record.article_number
    for scheme, name in (("doi", "doi"), ("pmid", "pmid"), ("arxiv", "arxiv_id")):
        yield name, record.identifier(scheme)
    own = (*record.identifiers, *(record.container.identifiers if record.container else ()))
    for scheme in ("issn", "isbn"):
        for value in dict.fromkeys(i.value for i in own if i.scheme == scheme and i.valid):
            yield scheme, value
    yield "publisher", record.publisher.name if record.publisher else None
    yield "language", record.languages[0] if record.languages else None
    for keyword in (*record.keywords, *(one.text for one in record.translated_keywords)):
        yield "keywords", keyword
    yield "abstract", record.abstract
    for media_type, name in (("application/pdf", "pdf_url"), ("text/html", "fulltext_html_url")):
        yield name, next((encode(link.url) for link in record.links if link.media_type == media_type), None)
    yield "abstract_html_url", encode(record.url) if record.url else None


def _author(agent: Agent, *, alone: bool) -> str:
    """``Family, Given``; a body of several words ends with a comma, which keeps it whole for Zotero.

    A sole author whose names both hold a space would be split in two; no-break spaces in the given name prevent it.
    """
    if isinstance(agent, Organization):
        return f"{agent.name}," if " " in agent.name else agent.name
    if not (agent.family and agent.given):
        return agent.name
    family = f"{agent.family} {agent.suffix}" if agent.suffix else agent.family
    given = agent.given.replace(" ", "\u00a0") if alone and " " in family and " " in agent.given else agent.given
    return f"{family}, {given}"


def _slashes(date: str | None) -> str | None:
    return date.replace("-", "/") if date and precision(date) else None


def _dublin_core(record: Record, kind: str | None) -> Iterator[tuple[str, str | None]]:
    yield "DC.title", record.title
    people = [
        ("creator" if one.role in author_roles() else "contributor", _author(one.agent, alone=False).rstrip(","))
        for one in record.contributors
    ]
    for name, person in dict.fromkeys(people):  # who has two roles is one person all the same
        yield f"DC.{name}", person
    yield "DC.type", kind
    yield "DC.source", record.container.title if record.container else None
    yield "DC.date", record.issued
    yield "DC.identifier", record.identifier("doi")
    yield "DC.publisher", record.publisher.name if record.publisher else None
    yield "DC.language", record.languages[0] if record.languages else None
    for keyword in (*record.keywords, *(one.text for one in record.translated_keywords)):
        yield "DC.subject", keyword
    yield "DC.rights", record.copyright.notice if record.copyright else None
    yield "DCTERMS.issued", record.issued
    yield "DCTERMS.abstract", record.abstract
    yield "DCTERMS.isPartOf", record.container.title if record.container else None
    for identifier in record.identifiers:
        if identifier.scheme != "doi":
            yield "DCTERMS.identifier", identifier.value


def _open_graph(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "og:title", record.title
    yield "og:type", "article"
    yield "og:description", record.abstract
    yield "og:url", encode(record.url) if record.url else None
    yield (
        "og:locale",
        record.languages[0].replace("-", "_") if record.languages and "-" in record.languages[0] else None,
    )


def _links(record: Record, subject: str) -> Iterator[tuple[str, str]]:
    if record.url:
        yield "canonical", encode(record.url)
    if record.identifier("doi"):
        yield "cite-as", subject
    for licence in dict.fromkeys(encode(x.url) for x in record.licenses if x.url):
        yield "license", licence
        yield "DCTERMS.license", licence
    if (kind := table("work-types").get(record.kind)) and kind["coar"]:
        yield "DCTERMS.type", f"http://purl.org/coar/resource_type/{kind['coar']}"
    if record.access and (row := table("access-rights").get(record.access)):
        yield "DCTERMS.accessRights", f"http://purl.org/coar/access_right/{row['coar']}"
    for contributor in record.contributors:
        for identifier in contributor.agent.identifiers:
            if identifier.scheme == "orcid" and (address := iri(identifier)):
                yield "author", address
    for link in record.links:
        if link.rel == "fulltext":
            yield "item", encode(link.url)
