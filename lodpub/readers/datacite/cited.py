"""The works that a DataCite work cites: related identifiers and related items of the relations that say so."""

from __future__ import annotations

from collections.abc import Iterable

from lodpub.readers.datacite.people import unstated
from lodpub.record import Identifier, Reference
from lodpub.syntax.json_tree import Tree, drop, opened, text

__all__ = ["CITING", "cited", "cited_item"]

CITING = ("cites", "references")
"""The relations, by their keys in ``relations.csv``, of a work to those in its list of references."""


def cited_item(item: Tree, title: str | None, identifiers: tuple[Identifier, ...]) -> Reference:
    """A related item as a reference. Where a journal is cited by volume or page, the item has no title of its own."""
    type = (text(item, "relatedItemType") or "").casefold()
    drop(item, "relationType", "numberType")
    first, last = text(item, "firstPage"), text(item, "lastPage")
    volume, issue = text(item, "volume"), text(item, "issue")
    title = None if title and unstated(title) else title
    within = type == "journal" and (volume or first)
    return Reference(
        identifiers=identifiers,
        title=None if within else title,
        authors=tuple(_names(item)),
        container=title if within else None,
        volume=volume,
        issue=issue,
        pages=f"{first}-{last}" if first and last and last != first else first or text(item, "number"),
        year=text(item, "publicationYear"),
    )


def cited(identifiers: Iterable[Identifier], items: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references, each once: what an item tells of a work stands in the place of its identifier.

    >>> doi = Identifier(scheme="doi", value="10.5555/1")
    >>> cited([doi, doi], [Reference(identifiers=(doi,), title="On hyphens"), Reference(title="On dashes")])[0].title
    'On hyphens'
    """
    found: dict[object, Reference] = {_key(one): Reference(identifiers=(one,)) for one in identifiers}
    for item in items:
        key = next((key for one in item.identifiers if (key := _key(one)) in found), None)
        found[key or (_key(item.identifiers[0]) if item.identifiers else item)] = item
    return tuple(found.values())


def _key(one: Identifier) -> tuple[str, str]:
    return one.scheme, one.value.casefold()


def _names(item: Tree) -> Iterable[str]:
    for one in opened(item, "creators"):
        name, family, given = text(one, "name"), text(one, "familyName"), text(one, "givenName")
        drop(one, "nameType")
        if whole := name or ", ".join(part for part in (family, given) if part):
            yield whole
