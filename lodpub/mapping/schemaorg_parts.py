"""The parts of a record in schema.org's words: people and bodies, what contains the work, terms, money, related works."""

from __future__ import annotations

from collections.abc import Iterable

from lodpub.crosswalk import table
from lodpub.mapping.nodes import Node, Nodes
from lodpub.record import Contributor, Event, Identifier, Organization, Person, Record
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode

__all__ = ["agent", "credit", "event", "identifiers", "organization", "property_values"]

_OWN_IRI = frozenset({"doi", "handle", "pmid", "pmcid", "arxiv", "wikidata", "url", "ark", "swhid"})


def agent(contributor: Contributor, nodes: Nodes) -> Node:
    """The node of a contributor."""
    who = contributor.agent
    if isinstance(who, Organization):
        return organization(who, nodes, contributor.role)
    return _person(who, nodes, contributor.role)


def credit(contributor: Contributor, who: str, number: int, nodes: Nodes) -> list[Node]:
    """What a contributor did, each a Role with the term of CRediT that it is an instance of."""
    rows = table("credit-roles")
    return [
        nodes.add(
            {
                "@id": nodes.part(f"credit-{number}-{key}"),
                "@type": "Role",
                "additionalType": {"@id": rows[key]["iri"]},
                "roleName": rows[key]["label"],
                "contributor": {"@id": who},
            }
        )
        for key in contributor.credit
        if key in rows
    ]


def _person(person: Person, nodes: Nodes, part: str) -> Node:
    found: Node = {"@id": nodes.agent(person, part), "@type": "Person", "name": person.name}
    if person.given:
        found["givenName"] = person.given
    if person.family:
        found["familyName"] = person.family
    if person.suffix:
        found["honorificSuffix"] = person.suffix
    if person.other_names:
        found["alternateName"] = list(person.other_names)
    if person.identifiers:
        found["identifier"] = [iri(i) or i.value for i in person.identifiers]
    if person.affiliations:
        found["affiliation"] = [organization(o, nodes, "affiliation") for o in person.affiliations]
    if person.url:
        found["url"] = encode(person.url)
    return nodes.add(found)


def organization(body: Organization, nodes: Nodes, part: str) -> Node:
    """The node of a body; a department is a node of its own in it."""
    found: Node = {"@id": "", "@type": "Organization", "name": body.name}
    if body.identifiers:
        found["identifier"] = [iri(i) or i.value for i in body.identifiers]
    if body.place:
        found["location"] = body.place
    if body.url:
        found["url"] = encode(body.url)
    if body.department:
        department = Organization(name=body.department)
        place = nodes.agent(department, "department")
        found["department"] = nodes.add({"@id": place, "@type": "Organization", "name": body.department})
    found["@id"] = nodes.agent(body, part)  # counted behind its department
    return nodes.add(found)


def event(event: Event, nodes: Nodes) -> Node:
    """The node of a meeting."""
    names = [name for name in (event.short_name,) if name]
    found: Node = {"@type": "Event", "name": event.name}
    if names:
        found["alternateName"] = names
    if event.number:
        found["identifier"] = event.number
    if event.country:
        place: Node = {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": event.country}}
        place["address"]["@id"] = nodes.part("event-address")
        if event.place:
            place["name"] = event.place
        found["location"] = nodes.describe(nodes.part("event-place"), place)
    elif event.place:
        found["location"] = event.place
    if event.start:
        found["startDate"] = event.start
    if event.end:
        found["endDate"] = event.end
    if event.url:
        found["url"] = encode(event.url)
    return nodes.describe(nodes.part("event"), found)


def property_values(names: Iterable[Identifier], nodes: Nodes, part: str = "identifier") -> list[Node]:
    """Identifiers as PropertyValue nodes: the scheme, the value and, where it has one, its address.

    One that breaks its scheme's rules is no identifier in that scheme: the scheme is its name only.
    """
    found = []
    for number, identifier in enumerate(names, 1):
        scheme, value = identifier.scheme, identifier.value
        node: Node = {
            "@id": nodes.part(f"{part}-{number}"),
            "@type": "PropertyValue",
            "propertyID": scheme,
            "value": value,
        }
        if not identifier.valid:
            node["name"] = node.pop("propertyID").upper()
        if identifier.medium:
            node["name"] = f"{scheme.upper()} ({identifier.medium})"
        if scheme != "url" and (address := iri(identifier)):
            node["url"] = address
        found.append(nodes.add(node))
    return found


def identifiers(record: Record, nodes: Nodes) -> Node:
    """The work's identifiers, and the addresses by which others know it."""
    names = [*record.identifiers]
    if record.article_number:
        names.append(Identifier(scheme="article-number", value=record.article_number))
    if record.number:
        names.append(Identifier(scheme="number", value=record.number))
    same = [iri(i) for i in record.identifiers if i.scheme in _OWN_IRI]
    return {
        "identifier": property_values(names, nodes),
        "sameAs": [address for address in same if address and address != nodes.subject],
    }
