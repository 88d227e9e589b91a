"""People and bodies as structured sources state them: with their parts told apart, or as one printed name."""

from __future__ import annotations

from collections.abc import Iterable

from lodpub.readers.statements import agent
from lodpub.record import Agent, Identifier, Organization, Person
from lodpub.values import names
from lodpub.values.text import fold

__all__ = ["body_or_person", "with_details"]


def body_or_person(
    name: str | None = None,
    *,
    family: str | None = None,
    given: str | None = None,
    suffix: str | None = None,
    is_body: bool | None = None,
) -> Agent | None:
    """The person or body that the parts of a name are; None where all are empty.

    `is_body` is True or False where the source says so, None where the name must show it.

    >>> body_or_person("Berg, Jan", is_body=False).family, body_or_person("Berg, Jan", is_body=True).name
    ('Berg', 'Berg, Jan')
    >>> body_or_person(family="Berg", given="Jan", suffix="Jr.").name
    'Jan Berg, Jr.'
    """
    name, family, given = (fold(part) if part else None for part in (name, family, given))
    if is_body and (whole := name or family or given):
        return Organization(name=whole)
    if family and (given or not name):
        return names.from_parts(family=family, given=given, suffix=fold(suffix) if suffix else None)
    if not name and given:
        return Person(name=given, given=given)
    if not name:
        return None
    return names.person(name) if is_body is False else agent(name)


def with_details(
    who: Agent,
    *,
    identifiers: Iterable[Identifier] = (),
    affiliations: Iterable[Organization] = (),
    other_names: Iterable[str] = (),
    url: str | None = None,
) -> Agent:
    """The person or body with its identifiers and the rest.

    >>> with_details(Person(name="Ada"), affiliations=[Organization(name="Analytical Society")]).affiliations[0].name
    'Analytical Society'
    """
    known = tuple(dict.fromkeys(identifiers))
    if isinstance(who, Organization):
        return Organization(
            name=who.name, department=who.department, identifiers=known, place=who.place, url=url or who.url
        )
    return Person(
        name=who.name,
        family=who.family,
        given=who.given,
        suffix=who.suffix,
        other_names=tuple(dict.fromkeys(other_names)),
        identifiers=known,
        affiliations=tuple(dict.fromkeys(affiliations)),
        url=url,
    )
