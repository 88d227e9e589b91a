"""Writes MODS 3.7: one ``mods`` for one record, a ``modsCollection`` for more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from lodpub.crosswalk import kind_of_work, table, written
from lodpub.formats import Description
from lodpub.record import Container, Contributor, Identifier, Organization, Person, Record, Relation, Series
from lodpub.values import pages
from lodpub.writers.elements import DECLARATION, element, parent

__all__ = ["write"]

_SPACES = {"xmlns": "http://www.loc.gov/mods/v3", "xmlns_xlink": "http://www.w3.org/1999/xlink"}
_RELATED = {
    "continues": "preceding",
    "is-continued-by": "succeeding",
    "is-variant-form-of": "original",
    "has-part": "constituent",
    "has-version": "otherVersion",
    "is-original-form-of": "otherFormat",
    "is-referenced-by": "isReferencedBy",
    "references": "references",
    "reviews": "reviewOf",
}


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """The records in order."""
    records = (record for record, _ in items)
    first, second = next(records, None), next(records, None)
    yield DECLARATION
    if first is not None and second is None:
        yield parent("mods", _children(first), **_SPACES, version="3.7") + "\n"
        return
    yield f'<modsCollection xmlns="{_SPACES["xmlns"]}" xmlns:xlink="{_SPACES["xmlns_xlink"]}">\n'
    for record in chain((first, second) if first and second else (), records):
        yield parent("mods", _children(record), version="3.7") + "\n"
    yield "</modsCollection>\n"


def _children(record: Record) -> Iterator[str]:
    yield from _titles(record)
    for one in record.contributors:
        yield _name(one)
    row = kind_of_work(record.kind)
    yield element("typeOfResource", row["mods_type"].partition("|")[0])
    yield element("genre", row["label"].lower())
    for subject in record.subjects:
        if subject.scheme == "genre":
            yield element("genre", subject.term)
    yield from _origin(record)
    for tag in record.languages:
        yield parent("language", [element("languageTerm", tag, type="code", authority="rfc5646")])
    yield parent("physicalDescription", _physical(record))
    yield from _texts(record)
    for keyword in record.keywords:
        yield parent("subject", [element("topic", keyword)])
    for other in record.translated_keywords:
        yield parent("subject", [element("topic", other.text)], lang=other.language)
    for subject in record.subjects:
        if subject.scheme != "genre":
            authority = subject.vocabulary or (subject.scheme if subject.scheme != "other" else None)
            yield parent("subject", [element("topic", subject.term)], authority=authority, valueURI=subject.iri)
    for place in record.coverage:
        yield parent("subject", [element("geographic", place)])
    yield from _related(record)
    for number in record.identifiers:
        yield _identifier(number)
    yield parent("location", _addresses(record))
    yield from _conditions(record)
    if record.container is None:
        yield _part(record)


def _titles(record: Record) -> Iterator[str]:
    main, subtitle = record.title, record.subtitle
    if main and subtitle and main.endswith(f": {subtitle}"):
        main = main.removesuffix(f": {subtitle}")
    elif main and subtitle and subtitle in main:
        subtitle = None
    yield parent("titleInfo", [element("title", main), element("subTitle", subtitle)])
    for one in record.translated_titles:
        yield parent("titleInfo", [element("title", one.text)], type="translated", xml_lang=one.language)
    for other in record.alternative_titles:
        yield parent("titleInfo", [element("title", other)], type="alternative")


def _name(one: Contributor) -> str:
    agent, role = one.agent, one.role
    parts = []
    if isinstance(agent, Organization) or not agent.family:
        parts.append(element("namePart", agent.name))
    else:
        parts.append(element("namePart", agent.family, type="family"))
        parts.append(element("namePart", agent.given, type="given"))
        parts.append(element("namePart", agent.suffix, type="termsOfAddress"))
    known = table("contributor-roles").get(role)
    terms = [word for word in known["marc"].split("|") if word] if known else []
    code = next((word for word in terms if len(word) == 3), None)
    roles = [
        element("roleTerm", code, type="code", authority="marcrelator"),
        element(
            "roleTerm", next((word for word in terms if len(word) != 3), None) or ("" if code else role), type="text"
        ),
    ]
    if isinstance(agent, Person):
        parts += [element("affiliation", body.name) for body in agent.affiliations]
    parts += [element("nameIdentifier", number.value, type=number.scheme) for number in agent.identifiers]
    type = "personal" if isinstance(agent, Person) else "corporate"
    return parent("name", [*parts, parent("role", roles), *map(_credit, one.credit)], type=type)


def _credit(role: str) -> str:
    row = table("credit-roles").get(role)
    if row is None:
        return parent("role", [element("roleTerm", role, type="text")])
    term = element("roleTerm", row["label"], type="text", authorityURI="https://credit.niso.org/", valueURI=row["iri"])
    return parent("role", [term])


def _origin(record: Record) -> Iterator[str]:
    body = record.institution or record.publisher if record.kind.endswith("thesis") else record.publisher
    children = [_place(body.place) if body else "", element("publisher", body.name if body else None)]
    children.append(element("dateIssued", record.issued, encoding="w3cdtf", keyDate="yes"))
    for date in record.dates:
        name = written("date-kinds", date.kind, "mods") or "dateOther"
        children.append(element(name, date.value, encoding="w3cdtf", type=date.kind if name == "dateOther" else None))
    children.append(element("edition", record.edition))
    yield parent("originInfo", children)


def _place(text: str | None) -> str:
    return parent("place", [element("placeTerm", text, type="text")])


def _physical(record: Record) -> Iterator[str]:
    for media in record.media_types:
        yield element("internetMediaType", media)
    for size in record.sizes:
        yield element("extent", size)


def _texts(record: Record) -> Iterator[str]:
    yield element("abstract", record.abstract)
    for one in record.translated_abstracts:
        yield element("abstract", one.text, xml_lang=one.language)
    yield element("tableOfContents", record.table_of_contents)
    yield element("note", record.qualification, type="thesis")
    for note in record.notes:
        yield element("note", note)


def _related(record: Record) -> Iterator[str]:
    host = record.container
    if host is not None:
        yield parent("relatedItem", [*_whole(host), _issuance(host), _part(record)], type="host")
    for series in record.series:
        number = parent("detail", [element("number", series.volume)], type="volume")
        yield parent("relatedItem", [*_whole(series), parent("part", [number])], type="series")
    for relation in record.relations:
        yield _relation(relation)


def _whole(one: Container | Series) -> Iterator[str]:
    yield parent("titleInfo", [element("title", one.title)])
    if isinstance(one, Container) and one.short_title:
        yield parent("titleInfo", [element("title", one.short_title)], type="abbreviated")
    for number in one.identifiers:
        yield _identifier(number)


def _issuance(host: Container) -> str:
    if host.kind not in ("journal", "book", "proceedings"):
        return ""
    word = "continuing" if host.kind == "journal" else "monographic"
    return parent("originInfo", [element("issuance", word)])


def _part(record: Record) -> str:
    first, last = pages.parse(record.pages or "") or (record.pages, None)
    details = [
        parent("detail", [element("number", value)], type=type)
        for type, value in (
            ("volume", record.volume),
            ("issue", record.issue),
            ("article-number", record.article_number),
            ("chapter", record.chapter),
        )
    ]
    total = str(record.number_of_pages) if record.number_of_pages is not None else None
    extent = [element("start", first), element("end", last), element("total", total)]
    return parent("part", [*details, parent("extent", extent, unit="pages")])


def _relation(one: Relation) -> str:
    title = parent("titleInfo", [element("title", one.title)])
    return parent(
        "relatedItem", [title, _identifier(one.identifier) if one.identifier else ""], type=_RELATED.get(one.kind)
    )


def _identifier(one: Identifier) -> str:
    type = "uri" if one.scheme == "url" else one.scheme
    return element("identifier", one.value, type=type, invalid=None if one.valid else "yes")


def _addresses(record: Record) -> Iterator[str]:
    yield element("url", record.url, usage="primary display")
    for link in record.links:
        yield element("url", link.url, access="raw object" if link.rel == "fulltext" else None)


def _conditions(record: Record) -> Iterator[str]:
    for licence in record.licenses:
        yield element(
            "accessCondition",
            licence.label or licence.url,
            type="use and reproduction",
            xlink_href=licence.url if licence.label else None,
        )
    if record.access and (row := table("access-rights").get(record.access)):
        yield element("accessCondition", row["label"], type="restriction on access")
    if record.copyright:
        yield element("accessCondition", record.copyright.notice, type="use and reproduction")
