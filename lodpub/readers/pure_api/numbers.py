"""The identifiers of a work and its address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.pure_api.terms import texts
from lodpub.record import Identifier
from lodpub.syntax.json_tree import Tree, drop, opened, raw, text
from lodpub.values import identifiers

__all__ = ["numbers"]

_ISBNS = {
    "isbns": "print",
    "printIsbns": "print",
    "printISBNs": "print",
    "electronicIsbns": "electronic",
    "electronicISBNs": "electronic",
}


def numbers(tree: Tree, known: Iterable[Identifier]) -> dict[str, Any]:
    """The fields ``identifiers`` and ``url``: DOIs and handles of the versions, ISBNs, the number of a patent, and the numbers
    that other databases have for the work. The service's own number counts where the portal's address is not stated."""
    found: dict[Identifier, None] = dict.fromkeys(known)
    for one in opened(tree, "doi"):
        found |= {identifiers.parse("doi", doi): None for doi in (text(one, "doi", "value"),) if doi and doi != "n/a"}
    if doi := text(tree, "doi"):
        found[identifiers.parse("doi", doi)] = None
    for key, medium in _ISBNS.items():
        for isbn in texts(tree, key):
            found[identifiers.parse("isbn", isbn.plain, medium)] = None
    if patent := text(tree, "patentNumber"):
        found[identifiers.parse("patent", patent)] = None
    url = _address(tree)
    _others(tree, found)
    uuid = raw(tree, "uuid")
    if uuid and url is None:
        found[Identifier(scheme="pure", value=uuid)] = None
    return {"identifiers": tuple(found), "url": url}


def _address(tree: Tree) -> str | None:
    for info in opened(tree, "info"):
        drop(info, "createdBy", "createdDate", "modifiedBy", "modifiedDate", "previousUuids")
        drop(info, "prettyURLIdentifiers", "prettyUrlIdentifiers")
        if url := raw(info, "portalUrl"):
            return url
    return raw(tree, "portalUrl")


def _others(tree: Tree, found: dict[Identifier, None]) -> None:
    """What other databases call the work. Numbers of the sources that it was imported from stay unread."""
    listed = [one for holder in (tree, *opened(tree, "info")) for one in opened(holder, "additionalExternalIds")]
    for one in (*listed, *opened(tree, "identifiers"), tree):
        own = one is tree
        source = raw(one, "externalIdSource" if own else "idSource") or _type(one, own)
        value = raw(one, "externalId") if own else raw(one, "value", "id")
        drop(one, *(() if own else ("typeDiscriminator",)))
        if value and source and source.casefold() in inverse("identifier-schemes", "words") and source != "ORCID":
            found[facts.identifier(source, value)] = None
        elif value:
            one["externalId" if own else "value"] = f"{source}: {value}" if source else value
    for info in opened(tree, "externalableInfo"):
        for one in opened(info, "secondarySources"):
            source, value = raw(one, "source"), raw(one, "sourceId")
            if source and value and source.casefold() in inverse("identifier-schemes", "words"):
                found[facts.identifier(source, value)] = None
        drop(info, "source", "sourceId")


def _type(one: Tree, own: bool) -> str | None:
    """The last step of what classifies a number."""
    for kind in () if own else opened(one, "type"):
        drop(kind, "term")
        return (raw(kind, "uri") or "").rpartition("/")[2] or None
    return None
