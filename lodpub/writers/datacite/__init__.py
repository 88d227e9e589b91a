"""Writes DataCite's metadata as JSON, kernel 4.6: an object for one record, a list for more.

What the schema demands and a record does not state stands as DataCite asks for: ``:unav`` for a value that is not available,
and ``0000`` for the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import msgspec

from lodpub.crosswalk import author_roles, kind_of_work, table, written
from lodpub.formats import Description
from lodpub.record import Agent, Funding, Organization, Person, Record
from lodpub.values import dates, identifiers
from lodpub.values.iris import encode
from lodpub.writers.datacite.related import label, related_identifiers, related_items, stated
from lodpub.writers.statements import family_first

__all__ = ["write"]

_Tree: TypeAlias = dict[str, Any]
_SCHEMA = "http://datacite.org/schema/kernel-4"
_UNKNOWN = ":unav"
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_FUNDERS = {"ror": "ROR", "isni": "ISNI", "grid": "GRID", "doi": "Crossref Funder ID", "funder": "Crossref Funder ID"}
_COAR = "http://purl.org/coar/access_right/"


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """The records one after another; the first two decide whether a list is begun."""
    encoded = (msgspec.json.format(msgspec.json.encode(_tree(record))).decode() for record, _ in items)
    first = next(encoded, None)
    second = next(encoded, None)
    if first is None or second is None:
        yield f"{first or '[]'}\n"
        return
    yield f"[\n{first},\n{second}"
    for text in encoded:
        yield f",\n{text}"
    yield "\n]\n"


def _tree(record: Record) -> _Tree:
    doi = record.identifier("doi")
    creators = [_agent(c.agent) for c in record.contributors if c.role in author_roles()]
    tree: _Tree = {
        "doi": doi if doi and _DOI.fullmatch(doi) else None,
        "url": encode(record.url) if record.url else None,
        "types": _types(record),
        "creators": creators or [{"name": _UNKNOWN}],
        "titles": _unique(_titles(record)) or [{"title": _UNKNOWN}],
        "publisher": _publisher(record.publisher or record.institution),
        "publicationYear": _year(record),
        "subjects": _unique(_subjects(record)),
        "contributors": list(_contributors(record)),
        "dates": _unique(_dates(record)),
        "language": record.languages[0] if record.languages else None,
        "alternateIdentifiers": _unique(_others(record)),
        "relatedIdentifiers": _unique(related_identifiers(record)),
        "relatedItems": _unique(related_items(record)),
        "sizes": _unique(_sizes(record)),
        "formats": _unique(record.media_types),
        "version": record.version,
        "rightsList": _unique(_rights(record)),
        "descriptions": _unique(_descriptions(record)),
        "geoLocations": _unique({"geoLocationPlace": place} for place in record.coverage),
        "fundingReferences": _unique(one for funding in record.funding for one in _funding(funding)),
        "schemaVersion": _SCHEMA,
    }
    return stated(tree)


def _unique(values: Iterable[Any]) -> list[Any]:
    found: dict[bytes, Any] = {}
    for value in values:
        found.setdefault(msgspec.json.encode(value), value)
    return list(found.values())


def _types(record: Record) -> _Tree:
    general = written("work-types", record.kind, "datacite") or "Other"
    words = kind_of_work(record.kind)["label"]
    return stated({"resourceType": words if words != general else None, "resourceTypeGeneral": general})


def _agent(who: Agent) -> _Tree:
    tree: _Tree = {"name": family_first(who), "nameType": "Personal" if isinstance(who, Person) else "Organizational"}
    if isinstance(who, Person):
        tree |= {"givenName": who.given if who.family else None, "familyName": who.family}
        tree["affiliation"] = _unique(_affiliation(body) for body in who.affiliations)
    tree["nameIdentifiers"] = _unique(
        {"nameIdentifier": identifiers.iri(one) or one.value, "nameIdentifierScheme": label(one)}
        for one in who.identifiers
    )
    return stated(tree)


def _affiliation(body: Organization) -> _Tree:
    one = next(iter(body.identifiers), None)
    name = f"{body.department}, {body.name}" if body.department else body.name
    return stated(
        {
            "name": name,
            "affiliationIdentifier": (identifiers.iri(one) or one.value) if one else None,
            "affiliationIdentifierScheme": label(one) if one else None,
        }
    )


def _titles(record: Record) -> Iterator[_Tree]:
    main, subtitle = record.title, record.subtitle
    if main and subtitle and main.endswith(f": {subtitle}"):
        main = main.removesuffix(f": {subtitle}")
        yield {"title": main}
        yield {"title": subtitle, "titleType": "Subtitle"}
    elif main:
        yield {"title": main}
        if subtitle and subtitle not in main:
            yield {"title": subtitle, "titleType": "Subtitle"}
    for one in record.translated_titles:
        yield stated({"title": one.text, "titleType": "TranslatedTitle", "lang": one.language})
    for other in record.alternative_titles:
        yield {"title": other, "titleType": "AlternativeTitle"}


def _publisher(body: Organization | None) -> _Tree:
    if body is None:
        return {"name": _UNKNOWN}
    one = next(iter(body.identifiers), None)
    tree: _Tree = {"name": body.name}
    if one:
        tree |= {
            "publisherIdentifier": identifiers.iri(one) or one.value,
            "publisherIdentifierScheme": label(one),
        }
    return tree


def _year(record: Record) -> str:
    known = [
        record.issued,
        *(record.date(kind) for kind in ("online", "available", "created", "submitted", "accepted")),
    ]
    return next((date[:4] for date in known if date and re.match("[0-9]{4}", date)), "0000")


def _subjects(record: Record) -> Iterator[_Tree]:
    for keyword in record.keywords:
        yield {"subject": keyword}
    for other in record.translated_keywords:
        yield stated({"subject": other.text, "lang": other.language})
    for one in record.subjects:
        scheme = one.vocabulary or (table("subject-schemes").get(one.scheme) or {"label": one.scheme})["label"]
        yield stated(
            {
                "subject": one.term,
                "subjectScheme": scheme,
                "valueUri": encode(one.iri) if one.iri else None,
                "classificationCode": one.code,
            }
        )


def _contributors(record: Record) -> Iterator[_Tree]:
    for one in record.contributors:
        if one.role not in author_roles():
            type = written("contributor-roles", one.role, "datacite") or "Other"
            yield {**_agent(one.agent), "contributorType": type}


def _dates(record: Record) -> Iterator[_Tree]:
    if record.issued and dates.parse(record.issued):
        yield {"date": record.issued, "dateType": "Issued"}
    for date in record.dates:
        yield {"date": date.value, "dateType": written("date-kinds", date.kind, "datacite") or "Other"}


def _others(record: Record) -> Iterator[_Tree]:
    doi = record.identifier("doi")
    for one in record.identifiers:
        if not (one.scheme == "doi" and one.value == doi and doi and _DOI.fullmatch(doi)):
            yield {"alternateIdentifier": one.value, "alternateIdentifierType": label(one)}


def _sizes(record: Record) -> Iterator[str]:
    if record.number_of_pages is not None:
        yield f"{record.number_of_pages} pages"
    elif record.pages and record.container is None:
        yield f"{record.pages} pages" if "-" in record.pages else f"page {record.pages}"
    yield from record.sizes


def _rights(record: Record) -> Iterator[_Tree]:
    for one in record.licenses:
        yield stated({"rights": one.label, "rightsUri": encode(one.url) if one.url else None})
    if record.access and (row := table("access-rights").get(record.access)):
        yield {"rights": row["label"], "rightsUri": f"{_COAR}{row['coar']}"}


def _descriptions(record: Record) -> Iterator[_Tree]:
    if record.abstract:
        yield {"description": record.abstract, "descriptionType": "Abstract"}
    for one in record.translated_abstracts:
        yield stated({"description": one.text, "descriptionType": "Abstract", "lang": one.language})
    if record.table_of_contents:
        yield {"description": record.table_of_contents, "descriptionType": "TableOfContents"}
    for note in record.notes:
        yield {"description": note, "descriptionType": "Other"}


def _funding(one: Funding) -> Iterator[_Tree]:
    if one.funder is None:
        return
    known = next((each for each in one.funder.identifiers), None)
    funder: _Tree = {"funderName": one.funder.name}
    if known:
        funder |= {
            "funderIdentifier": identifiers.iri(known) or known.value,
            "funderIdentifierType": _FUNDERS.get(known.scheme, "Other"),
        }
    for award in one.awards or (None,):
        given = {"awardNumber": award.number, "awardUri": award.url, "awardTitle": award.title} if award else {}
        yield stated({**funder, **given, "awardUri": encode(award.url) if award and award.url else None})
