"""Where a work appeared: journal, host publication, series, publisher, meeting, and the institution of a thesis."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.readers.pure_api.people import body
from lodpub.readers.pure_api.terms import best, date, term, texts
from lodpub.record import Container, Event, Identifier, Organization, Series
from lodpub.syntax.json_tree import Tree, drop, opened, raw, text
from lodpub.values import identifiers
from lodpub.values.text import fold

__all__ = ["container", "event", "institution", "publisher", "series"]

_AWARDING = (
    "organisationalUnit",
    "externalOrganisationalUnit",
    "organization",
    "externalOrganization",
    "organisation",
    "externalOrganisation",
)


def container(tree: Tree, kind: str, language: str | None) -> Container | None:
    """The journal that a contribution is in, or the book that holds it."""
    for one in opened(tree, "journalAssociation"):
        title, issns = _journal(one)
        return Container(kind="journal", title=title, identifiers=issns) if title else None
    title = best(texts(tree, "hostPublicationTitle"), language)
    if title is None:
        return None
    subtitle = best(texts(tree, "hostPublicationSubTitle") or texts(tree, "hostPublicationSubtitle"), language)
    return Container(kind="proceedings" if kind == "proceedings-article" else "book", title=title, subtitle=subtitle)


def _journal(one: Tree) -> tuple[str | None, tuple[Identifier, ...]]:
    """The title under which a contribution appeared, else the journal's own, and its ISSN."""
    title, issn = _ref(one, "title"), _ref(one, "issn")
    for journal in opened(one, "journal"):
        own = best(texts(journal, "name"))
        drop(journal, "type", "externalId", "externalIdSource", "uuid")
        if own and title and fold(own).casefold().replace(" and ", " & ") != title.casefold().replace(" and ", " & "):
            journal["name"] = own
        title = title or own
    return title, (identifiers.parse("issn", issn),) if issn else ()


def _ref(one: Tree, key: str) -> str | None:
    """The text of a title or an ISSN that stands alone or in an object of its own."""
    for part in opened(one, key):
        drop(part, "startDate", "endDate")
        return text(part, "value", key)
    return text(one, key)


def series(tree: Tree, language: str | None) -> Iterator[Series]:
    """The series that the work belongs to, with its volume or number in each."""
    for one in opened(tree, "publicationSeries"):
        title = best(texts(one, "name"), language)
        issns = ((text(one, "issn", "printIssn"), "print"), (text(one, "electronicIssn"), "electronic"))
        found = tuple(identifiers.parse("issn", number, medium) for number, medium in issns if number)
        if title:
            yield Series(title=title, volume=text(one, "volume") or text(one, "no"), identifiers=found)
    for one in opened(tree, "bookSeries"):
        title, found = _journal(one)
        if title:
            yield Series(title=title, volume=text(one, "volume", "no"), identifiers=found)


def publisher(tree: Tree) -> Organization | None:
    """The publisher with the place of publication; a place without a publisher stays for the institution."""
    for one in opened(tree, "publisher"):
        found = body(one)
        return Organization(name=found.name, place=raw(tree, "placeOfPublication")) if found else None
    name = text(tree, "publisher")
    return Organization(name=name, place=raw(tree, "placeOfPublication")) if name else None


def institution(tree: Tree) -> Organization | None:
    """The first of the institutions that award a degree; further ones stay."""
    for one in opened(tree, "awardingInstitutions"):
        for part in (one, *(part for key in _AWARDING for part in opened(one, key))):
            if found := body(part):
                return Organization(
                    name=found.name, identifiers=found.identifiers, place=raw(tree, "placeOfPublication")
                )
    return None


def event(tree: Tree, language: str | None) -> Event | None:
    """The meeting: by its name alone in a reference, with place and days where the service gives it whole."""
    for one in opened(tree, "event"):
        name = best(texts(one, "name") or texts(one, "title"), language)
        if name is None:
            return None
        country = term(one, "country")
        period = next(iter(opened(one, "period") or opened(one, "lifecycle")), {})
        found = Event(
            name=name,
            short_name=best(texts(one, "abbreviatedTitle"), language),
            number=text(one, "conferenceNumber"),
            place=best(texts(one, "city")) or best(texts(one, "location")),
            country=country.label() if country else None,
            start=date(period, "startDate"),
            end=date(period, "endDate"),
        )
        drop(one, "type", "uuid", "externalId", "externalIdSource")
        return found
    return None
