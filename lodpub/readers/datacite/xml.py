"""Reads DataCite's XML, kernels 2.2 to 4.6: its elements become the properties that the REST API names, and those a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from lodpub.errors import ReadError
from lodpub.readers.datacite.kernel import to_record
from lodpub.readers.finished import finished
from lodpub.record import Record, Unread, moved
from lodpub.syntax.element import Element
from lodpub.syntax.json_tree import Tree, leftovers
from lodpub.syntax.xml import elements

__all__ = ["read"]

_Lines: TypeAlias = dict[tuple[str | int, ...], int]

_EXPECTED = "a resource with identifier, creators and titles as DataCite describes it"


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of every ``resource`` in a document, whatever stands around it."""
    for found in elements(data, source, {"resource"}):
        if isinstance(found, ReadError):
            yield found
            continue
        record = _record(found)
        yield record or ReadError(
            source, found.line, found="a resource that says nothing of a work", expected=_EXPECTED
        )


def _record(resource: Element) -> Record | None:
    lines: _Lines = {}
    tree: Tree = {}
    for group in resource.elements():
        make = _GROUPS.get(group.name)
        if make is not None:
            value = make(group, lines)
            group.drop()
            if isinstance(value, list) and isinstance(tree.get(group.name), list):
                value = tree[group.name] + value
            tree[group.name] = value
        elif group.name in ("language", "version", "publicationYear"):
            lines[(group.name,)] = group.line
            tree[group.name] = group.text()
        elif group.name in ("lastMetadataUpdate", "metadataVersionNumber"):
            group.taken().drop()
    tree["types"] = tree.pop("resourceType", None)
    tree["rightsList"] = [*tree.get("rightsList", []), *tree.pop("rights", [])]
    _name(tree)
    if not (tree.get("titles") or tree.get("creators") or tree.get("doi") or tree.get("identifiers")):
        return None
    record = moved(to_record(tree), resource.line - 1)
    unread = [Unread(line=line, text=text) for line, text in resource.leftovers() if not text.startswith("@")]
    for left in leftovers(tree):
        line = lines.get(left.path[:2]) or lines.get(left.path[:1]) or resource.line
        unread.append(Unread(line=line, text=str(left)))
    return finished(record, unread, resource.line)


def _name(tree: Tree) -> None:
    """The work's own identifier: a DOI, or one of another scheme."""
    for one in tree.pop("identifier", []):
        if (one["identifierType"] or "DOI").upper() == "DOI":
            tree["doi"] = one["identifier"]
        else:
            tree["identifiers"] = [one]


def _listed(key: str, make: Callable[[Element], Any]) -> Callable[[Element, _Lines], list[Any]]:
    def group(listed: Element, lines: _Lines) -> list[Any]:
        found: list[Any] = []
        for one in listed.elements():
            lines[key, len(found)] = one.line
            found.append(make(one))
        return found

    return group


def _valued(one: Element, name: str, **attributes: str) -> Tree:
    """An element as an object: its text under `name`, its attributes under the names that the REST API gives them."""
    found: Tree = {key: one.get(attribute) for key, attribute in attributes.items()}
    found[name] = one.raw()
    return found


def _person(one: Element) -> Tree:
    found: Tree = {
        "contributorType": one.get("contributorType"),
        "givenName": one.text("givenName"),
        "familyName": one.text("familyName"),
    }
    if one.name != "contributor":
        del found["contributorType"]
    for name in one.all("creatorName", "contributorName", "name"):
        found["nameType"] = name.get("nameType")
        name.drop("lang")
        found["name"] = name.text()
    found["nameIdentifiers"] = [
        _valued(n, "nameIdentifier", nameIdentifierScheme="nameIdentifierScheme", schemeUri="schemeURI")
        for n in one.all("nameIdentifier")
    ]
    found["affiliation"] = [
        _valued(
            a,
            "name",
            affiliationIdentifier="affiliationIdentifier",
            affiliationIdentifierScheme="affiliationIdentifierScheme",
            schemeUri="schemeURI",
        )
        for a in one.all("affiliation")
    ]
    return found


def _title(one: Element) -> Tree:
    return _valued(one, "title", titleType="titleType", lang="lang")


def _publisher(one: Element, lines: _Lines) -> Tree:
    lines[("publisher",)] = one.line
    names = ("publisherIdentifier", "publisherIdentifierScheme")
    return {"name": one.text(), **{name: one.get(name) for name in names}}


def _type(one: Element, lines: _Lines) -> Tree:
    lines[("types",)] = one.line
    return {"resourceTypeGeneral": one.get("resourceTypeGeneral"), "resourceType": one.text()}


def _rights(one: Element) -> Tree:
    return _valued(
        one,
        "rights",
        rightsUri="rightsURI",
        rightsIdentifier="rightsIdentifier",
        rightsIdentifierScheme="rightsIdentifierScheme",
        schemeUri="schemeURI",
        lang="lang",
    )


def _subject(one: Element) -> Tree:
    return _valued(
        one,
        "subject",
        subjectScheme="subjectScheme",
        schemeUri="schemeURI",
        valueUri="valueURI",
        classificationCode="classificationCode",
        lang="lang",
    )


def _related(one: Element) -> Tree:
    return _valued(
        one,
        "relatedIdentifier",
        relatedIdentifierType="relatedIdentifierType",
        relationType="relationType",
        relatedMetadataScheme="relatedMetadataScheme",
        schemeUri="schemeURI",
        schemeType="schemeType",
        resourceTypeGeneral="resourceTypeGeneral",
    )


def _funding(one: Element) -> Tree:
    found: Tree = {"funderName": one.text("funderName")}
    for name in one.all("funderIdentifier"):
        found |= _valued(name, "funderIdentifier", funderIdentifierType="funderIdentifierType", schemeUri="schemeURI")
    for award in one.all("awardNumber"):
        found |= _valued(award, "awardNumber", awardUri="awardURI")
    for title in one.all("awardTitle"):
        title.drop("lang")
    found["awardTitle"] = one.text("awardTitle")
    return found


def _item(one: Element) -> Tree:
    found: Tree = {"relationType": one.get("relationType"), "relatedItemType": one.get("relatedItemType")}
    for name in one.all("relatedItemIdentifier"):
        found["relatedItemIdentifier"] = _valued(
            name,
            "relatedItemIdentifier",
            relatedItemIdentifierType="relatedItemIdentifierType",
            relatedMetadataScheme="relatedMetadataScheme",
            schemeURI="schemeURI",
            schemeType="schemeType",
        )
    for group, make in (("titles", _title), ("creators", _person), ("contributors", _person)):
        found[group] = [make(each) for listed in one.all(group) for each in listed.elements()]
    for number in one.all("number"):
        found["numberType"] = number.get("numberType")
    for key in ("publicationYear", "volume", "issue", "number", "firstPage", "lastPage", "publisher", "edition"):
        found[key] = one.text(key)
    return found


def _place(one: Element) -> Tree:
    found: Tree = {"geoLocationPlace": one.text("geoLocationPlace")}
    for name in ("geoLocationPoint", "geoLocationBox"):
        for area in one.all(name):
            found[name] = {side.name: side.text() for side in area.elements()} or area.text()
    found["geoLocationPolygon"] = [
        {"polygonPoint": [{side.name: side.text() for side in p.elements()} for p in polygon.all("polygonPoint")]}
        for polygon in one.all("geoLocationPolygon")
    ]
    for inner in one.find("inPolygonPoint"):
        inner.taken()
    return found


def _alone(make: Callable[[Element], Any]) -> Callable[[Element, _Lines], list[Any]]:
    return lambda one, lines: [make(one)]


_GROUPS: dict[str, Callable[[Element, _Lines], Any]] = {
    "identifier": lambda one, lines: [{"identifierType": one.get("identifierType"), "identifier": one.text()}],
    "creators": _listed("creators", _person),
    "contributors": _listed("contributors", _person),
    "titles": _listed("titles", _title),
    "publisher": _publisher,
    "resourceType": _type,
    "subjects": _listed("subjects", _subject),
    "dates": _listed("dates", lambda one: _valued(one, "date", dateType="dateType", dateInformation="dateInformation")),
    "alternateIdentifiers": _listed(
        "alternateIdentifiers",
        lambda one: _valued(one, "alternateIdentifier", alternateIdentifierType="alternateIdentifierType"),
    ),
    "relatedIdentifiers": _listed("relatedIdentifiers", _related),
    "sizes": _listed("sizes", Element.text),
    "formats": _listed("formats", Element.text),
    "rightsList": _listed("rightsList", _rights),
    "rights": _alone(_rights),
    "descriptions": _listed(
        "descriptions", lambda one: _valued(one, "description", descriptionType="descriptionType", lang="lang")
    ),
    "geoLocations": _listed("geoLocations", _place),
    "fundingReferences": _listed("fundingReferences", _funding),
    "relatedItems": _listed("relatedItems", _item),
}
