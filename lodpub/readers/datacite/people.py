"""Creators, contributors and funders of DataCite's schema."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.record import Agent, Award, Contributor, Funding, Identifier, Organization, Person
from lodpub.syntax.json_tree import Tree, drop, opened, text, texts

__all__ = ["affiliations", "contributors", "funding", "publisher", "unstated"]

_UNSTATED = re.compile(r"\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal)\)?", re.IGNORECASE)


def contributors(tree: Tree, role: str = "author") -> tuple[Contributor, ...]:
    """The creators in `role`, then the contributors each in the role of its type."""
    found = []
    for one in opened(tree, "creators"):
        if who := _agent(one):
            found.append(Contributor(agent=who, role=role))
    for one in opened(tree, "contributors"):
        type = text(one, "contributorType") or "Other"
        known = inverse("contributor-roles", "datacite").get(type.casefold())
        if known is None:
            one["contributorType"] = type
        if who := _agent(one):
            found.append(Contributor(agent=who, role=known or "contributor"))
    return tuple(found)


def _agent(one: Tree) -> Agent | None:
    type = (text(one, "nameType") or "").casefold()
    drop(one, "lang")
    name, family, given = text(one, "name"), text(one, "familyName"), text(one, "givenName")
    parted = f"{family}, {given}, "
    who = body_or_person(
        name,
        family=family,
        given=given,
        suffix=name.removeprefix(parted) if name and name.startswith(parted) else None,
        is_body={"organizational": True, "personal": False}.get(type),
    )
    if who is None or unstated(who.name):
        return None
    bodies = affiliations(one) if isinstance(who, Person) else ()
    return with_details(who, identifiers=_names(one), affiliations=bodies)


def _names(one: Tree) -> list[Identifier]:
    found = []
    for name in opened(one, "nameIdentifiers"):
        drop(name, "schemeUri")
        scheme = text(name, "nameIdentifierScheme")
        if value := text(name, "nameIdentifier"):
            found.append(facts.identifier(scheme, value))
    return found


def unstated(words: str) -> bool:
    """Whether a text is one of DataCite's words for a value that is not stated, such as ``:unav``."""
    return _UNSTATED.fullmatch(words) is not None


def affiliations(one: Tree) -> list[Organization]:
    """The bodies that somebody belongs to, stated as texts or with an identifier."""
    found = []
    for body in opened(one, "affiliation"):
        drop(body, "schemeUri")
        scheme, value = text(body, "affiliationIdentifierScheme"), text(body, "affiliationIdentifier")
        names = (facts.identifier(scheme, value),) if value else ()
        if name := text(body, "name") or value:
            found.append(Organization(name=name, identifiers=names))
    return found or [Organization(name=name) for name in texts(one, "affiliation")]


def publisher(tree: Tree) -> Organization | None:
    """The publisher, a text or (from kernel 4.5 on) an object with an identifier."""
    for one in opened(tree, "publisher"):
        drop(one, "schemeUri", "lang")
        scheme, value = text(one, "publisherIdentifierScheme"), text(one, "publisherIdentifier")
        if (name := text(one, "name")) and not unstated(name):
            return Organization(name=name, identifiers=(facts.identifier(scheme, value),) if value else ())
    name = text(tree, "publisher")
    return Organization(name=name) if name and not unstated(name) else None


def funding(tree: Tree) -> tuple[Funding, ...]:
    """Funders, each once, with their awards."""
    found: dict[Organization | None, list[Award]] = {}
    for one in opened(tree, "fundingReferences"):
        drop(one, "schemeUri")
        scheme, value = text(one, "funderIdentifierType"), text(one, "funderIdentifier")
        name = text(one, "funderName") or value
        names = (facts.identifier(scheme, value),) if value else ()
        funder = Organization(name=name, identifiers=names) if name else None
        award = Award(number=text(one, "awardNumber"), title=text(one, "awardTitle"), url=text(one, "awardUri"))
        awards = found.setdefault(funder, [])
        if award != Award():
            awards.append(award)
    return tuple(Funding(funder=funder, awards=tuple(awards)) for funder, awards in found.items() if funder or awards)
