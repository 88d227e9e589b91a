"""Where a work is found: electronic versions with access, licence and embargo; documents of data sets; links."""

from __future__ import annotations

from typing import Any

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.pure_api.terms import best, date, term, texts
from lodpub.record import Date, Identifier, License, Link
from lodpub.syntax.json_tree import Tree, drop, opened, raw, text
from lodpub.values import identifiers

__all__ = ["found_at"]

_VERSIONS = ("electronicVersions", "additionalFiles", "documents")


def found_at(tree: Tree) -> dict[str, Any]:
    """What the versions, documents and links say, by fields of the record: identifiers, links, licenses, media_types, dates,
    access."""
    found: dict[str, dict[Any, None]] = {
        name: {} for name in ("identifiers", "links", "licenses", "media_types", "dates", "access")
    }
    for key in _VERSIONS:
        for one in opened(tree, key):
            _version(one, found)
    for key in ("additionalLinks", "links"):
        for one in opened(tree, key):
            _link(one, found)
    if stated := term(tree, "openAccessPermission"):
        found["access"] = {facts.access(stated.last) or facts.access(stated.label()): None}
    if ended := date(tree, "openAccessEmbargoDate") or date(tree, "embargoEndDate"):
        found["dates"][Date(kind="available", value=ended)] = None
    access = next((right for right in ("open", "embargoed", "restricted", "closed") if right in found["access"]), None)
    return {name: tuple(values) for name, values in found.items() if name != "access"} | {"access": access}


def _version(one: Tree, found: dict[str, dict[Any, None]]) -> None:
    version = term(one, "versionType")
    named = inverse("versions", "pure").get(version.last) if version else None
    if version and named is None and version.last not in ("other", "unspecified"):
        one["versionType"] = version.label() or version.last
    access = term(one, "accessType")
    if access and (right := facts.access(access.last)):
        found["access"][right] = None
    for key in ("licenseType", "documentLicense", "license"):
        if licence := _licence(one, key, named if named in ("vor", "am") else None):
            found["licenses"][licence] = None
    for period in opened(one, "embargoPeriod"):
        drop(period, "startDate")
        if ended := date(period, "endDate"):
            found["dates"][Date(kind="available", value=ended)] = None
    doi = text(one, "doi")
    if doi:
        found["identifiers"][_doi(doi)] = None
    label = best(texts(one, "title"))
    files = opened(one, "file")
    for file in files or [one]:
        name, media_type = text(file, "fileName"), text(file, "mimeType")
        url = raw(file, "fileURL", "url", "URL")
        drop(file, "size", "fileId", "digest", "digestAlgorithm", "fileStoreLocations")
        if url:
            found["links"][Link(url=url, rel="fulltext", label=label or name, media_type=media_type)] = None
        elif name:
            file["fileName"] = name
    if url := raw(one, "link"):
        found["links"][Link(url=url, rel="fulltext", label=label)] = None
    drop(one, "externalId", "externalIdSource", "documentType", "type", "typeDiscriminator")


def _doi(text: str) -> Identifier:
    return identifiers.parse("doi", text)


def _licence(one: Tree, key: str, version: str | None) -> License | None:
    """The licence that a term names by its words, else by its address: ``cc_by_nc_nd``."""
    stated = term(one, key)
    own = best(texts(one, "userDefinedLicense"))
    if stated is None or stated.last in ("unspecified", "other"):
        return facts.license(own, version=version) if own else None
    label = stated.label() or stated.last.replace("_", " ")
    found = facts.license(label, version=version)
    if found and not found.url:
        by_address = facts.license(stated.last.replace("_", " "), version=version)
        if by_address and by_address.url:
            return License(url=by_address.url, label=label, version=version)
    return found


def _link(one: Tree, found: dict[str, dict[Any, None]]) -> None:
    url = raw(one, "url")
    label = best(texts(one, "description")) or text(one, "alias")
    kind = term(one, "linkType")
    drop(one, "alias")
    if not url:
        return
    known = identifiers.recognize(url)
    if known and known.valid and known.scheme in ("handle", "urn-nbn"):
        found["identifiers"][known] = None
        return
    rel = "scopus" if "scopus.com" in url else "fulltext" if url.lower().endswith(".pdf") else "related"
    label = label or (kind.label() if kind and kind.last not in ("unspecified", "other") else None)
    found["links"][Link(url=url, rel=rel, label=label)] = None
