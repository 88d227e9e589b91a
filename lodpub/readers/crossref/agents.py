"""Contributors, bodies and funders of a Crossref work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lodpub.readers.credit import credit_role
from lodpub.readers.crossref.message import Affiliation, Author, Funder, Id, Message
from lodpub.record import Award, Contributor, Funding, Identifier, Organization, Person
from lodpub.values import identifiers
from lodpub.values.markup import clean

__all__ = ["contributor", "contributors", "funding", "institutions", "organization"]

_ROLES = ("author", "editor", "translator", "chair", "contributor")
_ID_SCHEMES = {"ROR": "ror", "ISNI": "isni", "wikidata": "wikidata", "DOI": "doi"}


def contributors(message: Message) -> tuple[Contributor, ...]:
    """Everybody, role by role, in the order of each list; the same person keeps one spelling in each role.

    A person is one with a family or given name, a body one with a name only.
    """
    named = [(role, author) for role in _ROLES for author in getattr(message, role) or ()]
    for project in message.project or ():
        leaders = (*project.lead_investigator, *project.co_lead_investigator)
        named += [("author", author) for author in (*leaders, *project.investigator)]
    return tuple([one for role, author in named if (one := contributor(role, author)) is not None])


def contributor(role: str, author: Author) -> Contributor | None:
    """One of them in a role; None where there is no name."""
    agent = _agent(author)
    if agent is None:
        return None
    roles = author.role
    if (
        not roles or isinstance(roles, str) or (len(roles) == 1 and roles[0].get("vocabulary") == "crossref")
    ):  # as nearly all have
        return Contributor(agent=agent, role=role)
    return Contributor(agent=agent, role=role, credit=_credit(roles))


def _credit(roles: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """What the contributor did, among the roles of all vocabularies."""
    terms = (str(one.get("role")) for one in roles if "credit" in str(one.get("vocabulary")).casefold())
    known = map(credit_role, terms)
    return tuple(dict.fromkeys(role for role in known if role))


def _agent(author: Author) -> Person | Organization | None:
    family, given = author.family, author.given
    names = (identifiers.parse("orcid", author.ORCID),) if author.ORCID else ()
    if not family and not given:
        if not author.name:
            return None
        return Organization(name=clean(author.name), identifiers=names)
    family, given = family and clean(family), given and clean(given)
    name = f"{given} {family}" if given and family else given or family or ""
    if author.suffix:
        name = f"{name}, {author.suffix}"
    return Person(
        name=name,
        family=family or None,
        given=given or None,
        suffix=author.suffix or None,
        other_names=tuple(filter(None, author.alternate_name)) if author.alternate_name else (),
        identifiers=names,
        affiliations=tuple(filter(None, map(organization, author.affiliation))) if author.affiliation else (),
    )


def organization(body: Affiliation) -> Organization | None:
    """A body with its place, its department and its identifiers; without a name its identifier stands for it, None where
    it has neither."""
    found = tuple(_identifiers(body.id)) if body.id else ()
    if not body.name and not found:
        return None
    return Organization(
        name=clean(body.name) if body.name else found[0].value,
        department=next(filter(None, body.department), None) if body.department else None,
        identifiers=found,
        place=next(filter(None, body.place), None) if body.place else None,
    )


def institutions(message: Message) -> tuple[Organization, ...]:
    """The institutions that the work comes from; a standards body counts as one."""
    stated = message.institution
    if not stated and not message.standards_body:
        return ()
    bodies = (stated,) if isinstance(stated, Affiliation) else stated or ()
    found = list(filter(None, map(organization, bodies)))
    if message.standards_body and message.standards_body.name:
        found.append(Organization(name=message.standards_body.name))
    return tuple(found)


def funding(message: Message) -> tuple[Funding, ...]:
    """Funders with their awards."""
    found = [_funding(funder) for funder in message.funder or () if funder.name or funder.DOI]
    if message.award:
        award = Award(number=message.award)
        found = [Funding(funder=f.funder, awards=(award,)) for f in found] or [Funding(awards=(award,))]
    return tuple(found)


def _funding(funder: Funder) -> Funding:
    doi = funder.DOI or next((i.id for i in funder.id if i.id_type == "DOI" and i.id), None)
    names = [identifiers.parse("funder", doi)] if doi else []
    names += [i for i in _identifiers(funder.id) if i.scheme != "doi"] if funder.id else []
    return Funding(
        funder=Organization(name=clean(funder.name or doi or ""), identifiers=tuple(names)),
        awards=tuple(Award(number=clean(number)) for number in funder.award or () if number),
    )


def _identifiers(ids: Iterable[Id]) -> list[Identifier]:
    return [
        identifiers.parse(_ID_SCHEMES.get(i.id_type or "", (i.id_type or "url").lower()), i.id) for i in ids if i.id
    ]
