"""Who had a part in a work, and the bodies that they and the work belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lodpub.crosswalk import inverse
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.pure_api.terms import best, term, texts
from lodpub.record import Agent, Contributor, Identifier, Organization
from lodpub.syntax.json_tree import Tree, drop, opened, text
from lodpub.values import identifiers
from lodpub.values.text import fold

__all__ = ["bodies", "body", "contributors"]

_ASSOCIATIONS = ("personAssociations", "contributors", "persons")
_BODIES = (
    "organisationalUnits",
    "organizations",
    "organisations",
    "externalOrganisations",
    "externalOrganizations",
)
_SAYS_NOTHING = ("hidden", "isHidden", "associationHidden", "externalId", "externalIdSource", "uuid")


def contributors(tree: Tree) -> Iterator[Contributor]:
    """Everybody in order: people of the institution and from outside, collaborations, supervisors, a host's editors. Somebody
    who is known by a number only stays among what is unread."""
    for key in _ASSOCIATIONS:
        for one in opened(tree, key):
            yield from _contributor(one, "author")
    for one in opened(tree, "hostPublicationEditors"):
        if (who := _named(one)) is not None:
            yield Contributor(agent=who, role="editor")
    for one in opened(tree, "supervisors"):
        yield from _contributor(one, "supervisor")


def _contributor(one: Tree, usual: str) -> Iterator[Contributor]:
    parts = [part for key in ("person", "externalPerson", "authorCollaboration") for part in opened(one, key)]
    who = next((agent for name in opened(one, "name") if (agent := _named(name)) is not None), None)
    known = [found for part in parts if (found := best(texts(part, "name")))]
    if who is None and known:
        who = body_or_person(known[0], is_body=True if "authorCollaboration" in one else None)
    if who is None:
        return
    numbers = [orcid for part in (one, *parts) if (orcid := _orcid(part))]
    affiliations = [unit for key in _BODIES for part in opened(one, key) if (unit := body(part))]
    others = [name for name in known if fold(name).casefold() != who.name.casefold()]
    for part in (one, *parts):
        drop(part, *_SAYS_NOTHING)
    for part in parts:
        drop(part, "type")
    corresponding = one.pop("correspondingAuthor", None) in (True, "true")
    who = with_details(who, identifiers=numbers, affiliations=affiliations, other_names=others)
    yield Contributor(agent=who, role=_role(one, usual), corresponding=corresponding)


def _named(name: Tree) -> Agent | None:
    family, given = text(name, "lastName"), text(name, "firstName")
    middle = text(name, "middleName")
    return body_or_person(family=family, given=" ".join(filter(None, (given, middle))) or None, is_body=False)


def _role(one: Tree, usual: str) -> str:
    key = next((key for key in ("personRole", "personRoles", "role") if key in one), "role")
    stated = term(one, key)
    if stated is None:
        return usual
    known = inverse("portal-role-addresses", "addresses").get(stated.last)
    words = inverse("portal-roles", "words")
    known = known or next(
        (words[said.plain.casefold()] for said in stated.words if said.plain.casefold() in words), None
    )
    if known is None:
        one[key] = stated.label() or stated.last
    return known or "contributor"


def _orcid(part: Tree) -> Identifier | None:
    found = text(part, "orcid", "ORCID")
    return identifiers.parse("orcid", found) if found else None


def body(one: Tree) -> Organization | None:
    """The body that a reference names, with its names in other languages left aside; None for one without a name."""
    name = best(texts(one, "name")) or text(one, "title")
    if not name:
        return None
    ror = text(one, "ror", "rorId")
    drop(one, "type", *_SAYS_NOTHING)
    return Organization(name=name, identifiers=(identifiers.parse("ror", ror),) if ror else ())


def bodies(tree: Tree) -> Sequence[Organization]:
    """The bodies that the work itself belongs to, each once; that which manages it only where there are no others."""
    found = [one for key in _BODIES for unit in opened(tree, key) if (one := body(unit))]
    for key in ("managingOrganisationalUnit", "managingOrganization", "managingOrganisation"):
        for unit in opened(tree, key):
            managing = body(unit)
            if managing and managing not in found:
                if found:
                    unit["name"] = managing.name
                else:
                    found.append(managing)
    return list(dict.fromkeys(found))
