"""People and bodies, in both vocabularies, and what they did."""

from __future__ import annotations

from lodpub.crosswalk import table
from lodpub.mapping.nodes import Node, Nodes
from lodpub.record import Agent, Contributor, Organization, Person
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode

__all__ = ["dublincore_agent", "schemaorg_agent", "schemaorg_credit", "schemaorg_organization"]


def schemaorg_agent(agent: Agent, nodes: Nodes, part: str) -> Node:
    """The node of a person or a body; `part` is what those without an identifier of their own are counted by."""
    if isinstance(agent, Person):
        return _person(agent, nodes, part)
    return schemaorg_organization(agent, nodes, part)


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
        found["affiliation"] = [schemaorg_organization(o, nodes, "affiliation") for o in person.affiliations]
    if person.url:
        found["url"] = encode(person.url)
    return nodes.add(found)


def schemaorg_organization(body: Organization, nodes: Nodes, part: str) -> Node:
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


def schemaorg_credit(contributor: Contributor, who: str, number: int, nodes: Nodes) -> list[Node]:
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


def dublincore_agent(agent: Agent, nodes: Nodes, part: str) -> Node:
    """The node of a person or a body, in the words of FOAF."""
    place = nodes.agent(agent, part)
    if not isinstance(agent, Person):
        return nodes.add({"@id": place, "@type": "foaf:Organization", "foaf:name": agent.name})
    found: Node = {"@id": place, "@type": "foaf:Person", "foaf:name": agent.name}
    if agent.other_names:
        found["foaf:name"] = [agent.name, *agent.other_names]
    if agent.given:
        found["foaf:givenName"] = agent.given
    if agent.family:
        found["foaf:familyName"] = agent.family
    return nodes.add(found)
