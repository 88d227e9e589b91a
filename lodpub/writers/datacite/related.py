"""What a work is related to in DataCite's schema: related identifiers, and related items for what has more than a number.

A work that is cited stands among the identifiers, which is what DataCite counts, and among the items where more of it is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lodpub.crosswalk import table, written
from lodpub.record import Container, Identifier, Record, Reference, Relation, Series
from lodpub.values import identifiers, pages

__all__ = ["label", "related_identifiers", "related_items", "stated"]

_Tree: TypeAlias = dict[str, Any]
_UNKNOWN = ":unav"
_HOSTS = {"journal": "Journal", "book": "Book", "proceedings": "ConferenceProceeding"}
_CITED = "References"


def stated(tree: _Tree) -> _Tree:
    """The members that say something."""
    return {name: value for name, value in tree.items() if value not in (None, "", [])}


def label(one: Identifier) -> str:
    """What DataCite calls a scheme, or what it is called elsewhere.

    >>> label(Identifier(scheme="issn", value="1365-2486", medium="electronic")), label(Identifier(scheme="x", value="1"))
    ('EISSN', 'x')
    """
    known = table("identifier-schemes")
    row = known.get(f"{one.scheme}:{one.medium}") or known.get(one.scheme)
    return (row["datacite"].partition("|")[0] or row["label"]) if row else one.scheme


def related_identifiers(record: Record) -> Iterator[_Tree]:
    """The identifiers of related and cited works, and the further ones of what the work was published in."""
    for relation in record.relations:
        if (type := _type(relation)) and relation.identifier and (found := _named(relation.identifier)):
            yield {**found, "relationType": type}
    for reference in record.references:
        if found := _first(reference.identifiers):
            yield {**found, "relationType": _CITED}
    if record.container:
        for one in record.container.identifiers[1:]:
            if found := _named(one):
                yield {**found, "relationType": "IsPublishedIn"}


def related_items(record: Record) -> Iterator[_Tree]:
    """What the work was published in, its series, related works that have no identifier, and what is known of cited works."""
    host = record.container
    if host is not None:
        first, last = pages.parse(record.pages or "") or (record.pages, None)
        yield stated(
            {
                **_whole(host, _HOSTS.get(host.kind, "InteractiveResource")),
                "relationType": "IsPublishedIn",
                "volume": record.volume,
                "issue": record.issue,
                "number": record.article_number,
                "numberType": "Article" if record.article_number else None,
                "firstPage": first,
                "lastPage": last,
                "edition": record.edition,
            }
        )
    for series in record.series:
        yield stated({**_whole(series, "Collection"), "relationType": "IsPartOf", "volume": series.volume})
    for relation in record.relations:
        if (type := _type(relation)) and not relation.identifier and relation.title:
            yield {"titles": [{"title": relation.title}], "relatedItemType": "Other", "relationType": type}
    for reference in record.references:
        yield from _cited(reference)


def _type(relation: Relation) -> str | None:
    type = written("relations", relation.kind, "datacite")
    return type if type != "Other" else None


def _named(one: Identifier) -> _Tree | None:
    """An identifier of another work, where the schema knows its type or it has an address."""
    row = table("identifier-schemes").get(one.scheme)
    if row and row["datacite"]:
        return {"relatedIdentifier": one.value, "relatedIdentifierType": label(one)}
    address = identifiers.iri(one)
    return {"relatedIdentifier": address, "relatedIdentifierType": "URL"} if address else None


def _first(known: tuple[Identifier, ...]) -> _Tree | None:
    return next((found for one in known if (found := _named(one))), None)


def _item(number: _Tree | None) -> _Tree | None:
    return {name.replace("related", "relatedItem", 1): value for name, value in (number or {}).items()} or None


def _whole(one: Container | Series, type: str) -> _Tree:
    return {
        "titles": [{"title": one.title}],
        "relatedItemType": type,
        "relatedItemIdentifier": _item(_first(one.identifiers)),
    }


def _cited(one: Reference) -> Iterator[_Tree]:
    """What is known of a cited work but its number; of a work without a title, the journal is what is cited."""
    title = one.title or one.text
    journal = None if title else one.container
    first, last = pages.parse(one.pages or "") or (one.pages, None)
    known = stated(
        {
            "creators": [{"name": name} for name in one.authors],
            "publicationYear": one.year[:4] if one.year and re.match("[0-9]{4}", one.year) else None,
            "volume": one.volume,
            "issue": one.issue,
            "firstPage": first,
            "lastPage": last,
        }
    )
    if known or title or journal:
        yield stated(
            {
                "titles": [{"title": title or journal or _UNKNOWN}],
                "relatedItemType": "Journal" if journal else "Other",
                "relatedItemIdentifier": _item(_first(one.identifiers)),
                "relationType": _CITED,
                **known,
            }
        )
